/** Builds the browser code: one bundle per live screen, one script per page that needs one, one style sheet. */
import { defineConfig } from 'vite'

const entries = {
  participant: 'static/src/live/participant/main.tsx',
  facilitator: 'static/src/live/facilitator/main.tsx',
  projector: 'static/src/live/projector/main.tsx',
  join: 'static/src/pages/join.ts',
  staff: 'static/src/pages/staff.ts',
  main: 'static/css/main.css',
}

export default defineConfig({
  base: '/static/dist/',
  publicDir: false,
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  build: {
    outDir: 'static/dist',
    emptyOutDir: true,
    manifest: true,
    target: ['chrome109', 'firefox115', 'safari15.4'],
    assetsInlineLimit: (path) => path.endsWith('.svg'),
    reportCompressedSize: false,
    rolldownOptions: { input: entries, checks: { pluginTimings: false } },
  },
})
