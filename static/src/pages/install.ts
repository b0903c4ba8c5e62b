/** Registers the service worker. Where there is none (plain http, private windows) nothing is missing. */

async function register(): Promise<void> {
  await navigator.serviceWorker.register('/service-worker.js')
  const { active } = await navigator.serviceWorker.ready
  active?.postMessage({ locale: document.documentElement.lang })
}

/** For the page that shows when there is no network (offline.ts): the server cannot say then how pages look here. */
function remember_looks(): void {
  const { theme, text, contrast } = document.documentElement.dataset
  try {
    localStorage.setItem('looks', JSON.stringify({ theme, text, contrast }))
  } catch {
    // Not kept in this browser: without a network it is a light page.
  }
}

/** After everything that the page itself needs. */
function when_loaded(act: () => void): void {
  if (document.readyState === 'complete') act()
  else addEventListener('load', act, { once: true })
}

if ('serviceWorker' in navigator) {
  when_loaded(() => register().catch(() => undefined))
  addEventListener('pagehide', remember_looks)
}

/** A page of the build before asks for a part that the server no longer has: load the page anew, once.
 * A part that did not come because the network is away is no reason: the page would be lost with it. */
addEventListener('vite:preloadError', (event) => {
  const part = /\S+$/.exec(event.payload.message)?.[0]
  if (part) void is_gone(part).then((gone) => gone && load_anew_once())
})

async function is_gone(part: string): Promise<boolean> {
  const answer = await fetch(part, { method: 'HEAD', cache: 'no-store' }).catch(() => null)
  return answer?.status === 404
}

function load_anew_once(): void {
  const key = 'reloaded-for-new-build'
  if (sessionStorage.getItem(key) === location.pathname) return
  sessionStorage.setItem(key, location.pathname)
  location.reload()
}
