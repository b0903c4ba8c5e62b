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
