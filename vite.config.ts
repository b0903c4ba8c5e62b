/** Builds the browser code: one bundle per live screen, one script per page that needs one, one style sheet. */
import { copyFileSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import { defineConfig, type Plugin } from 'vite'

const entries = {
  participant: 'static/src/live/participant/main.tsx',
  facilitator: 'static/src/live/facilitator/main.tsx',
  projector: 'static/src/live/projector/main.tsx',
  designer: 'static/src/live/designer/main.tsx',
  home: 'static/src/pages/home.ts',
  join: 'static/src/pages/join.ts',
  staff: 'static/src/pages/staff.ts',
  theme: 'static/src/pages/theme.ts',
  install: 'static/src/pages/install.ts',
  offline: 'static/src/pages/offline.ts',
  service_worker: 'static/src/pages/service_worker.ts',
  main: 'static/css/main.css',
}

/** Leaves each script and style sheet packed beside itself, once, so that no server packs it again and again. */
function pack(): Plugin {
  return {
    name: 'pack',
    writeBundle({ dir }) {
      const folder = join(dir!, 'assets')
      const texts = readdirSync(folder).filter((name) => /\.(js|css)$/.test(name))
      for (const name of texts) {
        const text = readFileSync(join(folder, name))
        const params = { [constants.BROTLI_PARAM_SIZE_HINT]: text.length }
        writeFileSync(join(folder, `${name}.br`), brotliCompressSync(text, { params }))
        writeFileSync(join(folder, `${name}.gz`), gzipSync(text, { level: 9 }))
      }
    },
  }
}

/**
 * A part that is fetched later needs no style of its own, and what it imports is nearly always there: of Vite's helper for
 * such parts, a kilobyte, only the event is left by which a page learns that one is gone (install.ts).
 */
const HELPER = `
  export const __vitePreload = (load) => load().catch((error) => {
    const event = Object.assign(new Event('vite:preloadError', { cancelable: true }), { payload: error })
    if (dispatchEvent(event)) throw error
  })`

function small_helper(): Plugin {
  return {
    name: 'small-helper',
    enforce: 'pre',
    load: { filter: { id: /^\0vite\/preload-helper\.js$/ }, handler: () => HELPER },
  }
}

/** The type as documents need it: whole, for both scripts, and with its licence. */
const TYPE = 'node_modules/@expo-google-fonts/sarabun'
const TYPE_FILES = ['400Regular/Sarabun_400Regular.ttf', '600SemiBold/Sarabun_600SemiBold.ttf', 'LICENSE_FONT']

function bring_type(): Plugin {
  return {
    name: 'bring-type',
    writeBundle({ dir }) {
      const folder = join(dir!, 'type')
      mkdirSync(folder, { recursive: true })
      for (const file of TYPE_FILES) copyFileSync(join(TYPE, file), join(folder, basename(file)))
    },
  }
}

const RARE_SCREENS = 'static/src/live/participant/rare_screens.ts'

type Module = { isEntry: boolean; importers: readonly string[] }
type Graph = { getModuleInfo(id: string): Module | null }

/** Every entry that brings this module with it at once, and the rare screens if they do. */
function roots_of(id: string, graph: Graph, seen = new Set<string>()): string[] {
  if (seen.has(id)) return []
  seen.add(id)
  const { isEntry, importers } = graph.getModuleInfo(id) ?? { isEntry: false, importers: [] }
  const is_root = isEntry || id.endsWith(RARE_SCREENS)
  return [...(is_root ? [id] : []), ...importers.flatMap((importer) => roots_of(importer, graph, seen))]
}

/**
 * What a phone has at once is three files, by whom it shares them with; its rare screens are a fourth. Every file brings
 * headers, and is packed by itself.
 */
function shared(id: string, graph: Graph): string | null {
  const found = roots_of(id, graph)
  const is_in = (root: string) => found.some((each) => each.endsWith(root))
  if (!is_in(entries.participant) && !is_in(RARE_SCREENS)) return null
  if (is_in(entries.join)) return 'door'
  if (found.some((each) => !each.endsWith(entries.participant) && !each.endsWith(RARE_SCREENS))) return 'live'
  return is_in(entries.participant) ? 'phone' : null
}

export default defineConfig({
  plugins: [small_helper(), pack(), bring_type()],
  base: '/static/dist/',
  publicDir: false,
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  build: {
    outDir: 'static/dist',
    emptyOutDir: true,
    manifest: true,
    modulePreload: false,
    target: ['chrome109', 'firefox115', 'safari15.4'],
    assetsInlineLimit: (path) => path.endsWith('.svg'),
    reportCompressedSize: false,
    rolldownOptions: {
      input: entries,
      checks: { pluginTimings: false },
      output: { codeSplitting: { groups: [{ name: shared }] } },
    },
  },
})
