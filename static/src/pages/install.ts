/** Registers the service worker. Where there is none (plain http, private windows) nothing is missing. */

async function register(): Promise<void> {
  await navigator.serviceWorker.register('/service-worker.js')
  const { active } = await navigator.serviceWorker.ready
  active?.postMessage({ locale: document.documentElement.lang })
}

/** After everything that the page itself needs. */
function when_loaded(act: () => void): void {
  if (document.readyState === 'complete') act()
  else addEventListener('load', act, { once: true })
}

if ('serviceWorker' in navigator) when_loaded(() => register().catch(() => undefined))

/** A page of the build before asks for a part that the server no longer has: load the page anew, once. */
addEventListener('vite:preloadError', (event) => {
  const key = 'reloaded-for-new-build'
  if (sessionStorage.getItem(key) === location.pathname) return
  sessionStorage.setItem(key, location.pathname)
  event.preventDefault()
  location.reload()
})
