/**
 * Keeps what never changes: assets whose names hold a hash of their content, and the page for when there is no
 * network. Never a page, the API or a socket.
 *
 * The server writes `RUAMSANG` ahead of this file. A new build is a new worker at once: what it answers itself is the
 * same in every build. Assets of the build before stay, for pages that were open while the server changed.
 */
declare const RUAMSANG: { build: string; keep: string[]; offline: Record<string, string> }

type Lasting = Event & { waitUntil(work: Promise<unknown>): void }
type Asked = Lasting & {
  readonly request: Request
  readonly preloadResponse?: Promise<Response | undefined>
  respondWith(answer: Promise<Response>): void
}
type Self = {
  skipWaiting(): Promise<void>
  readonly clients: { claim(): Promise<void> }
  readonly registration: { navigationPreload?: { enable(): Promise<void> } }
  addEventListener(type: 'install' | 'activate', listen: (event: Lasting) => void): void
  addEventListener(type: 'fetch', listen: (event: Asked) => void): void
  addEventListener(type: 'message', listen: (event: Lasting & { data: unknown }) => void): void
}

const worker = self as unknown as Self
const ASSETS = '/static/dist/assets/'
const OURS = 'ruamsang-'
const CACHE = OURS + RUAMSANG.build
const LANGUAGE = '/language-of-this-browser'

worker.addEventListener('install', (event) => {
  event.waitUntil(gather().then(() => worker.skipWaiting()))
})

worker.addEventListener('activate', (event) => {
  event.waitUntil(take_over())
})

/** A page says in which language it is, for the time when no page can be had. */
worker.addEventListener('message', (event) => {
  const { locale } = event.data as { locale?: string }
  if (locale && locale in RUAMSANG.offline) event.waitUntil(remember(locale))
})

worker.addEventListener('fetch', (event) => {
  const { request } = event
  const url = new URL(request.url)
  if (request.method !== 'GET' || url.origin !== location.origin) return
  if (url.pathname.startsWith(ASSETS)) event.respondWith(asset(request))
  else if (request.mode === 'navigate') event.respondWith(page(event))
})

async function gather(): Promise<void> {
  const cache = await caches.open(CACHE)
  await cache.addAll([...RUAMSANG.keep, ...Object.values(RUAMSANG.offline)])
}

async function take_over(): Promise<void> {
  const language = await caches.match(LANGUAGE)
  const known = (await caches.keys()).filter((name) => name.startsWith(OURS) && name !== CACHE)
  await Promise.all(known.slice(0, -1).map((name) => caches.delete(name)))
  if (language) await (await caches.open(CACHE)).put(LANGUAGE, language)
  await worker.registration.navigationPreload?.enable()
  await worker.clients.claim()
}

async function remember(locale: string): Promise<void> {
  await (await caches.open(CACHE)).put(LANGUAGE, new Response(locale))
}

async function asset(request: Request): Promise<Response> {
  const kept = await caches.match(request, { ignoreVary: true }).catch(() => undefined)
  if (kept) return kept
  const answer = await fetch(request)
  if (answer.status === 200) keep(request, answer.clone())
  return answer
}

/** Beside the answer: a full disk costs the copy, not the page. */
function keep(request: Request, answer: Response): void {
  caches.open(CACHE).then((cache) => cache.put(request, answer)).catch(() => undefined)
}

async function page(event: Asked): Promise<Response> {
  try {
    return (await event.preloadResponse) ?? (await fetch(event.request))
  } catch (error) {
    const offline = await caches.match(await offline_page(), { ignoreVary: true })
    if (!offline) throw error
    return offline
  }
}

async function offline_page(): Promise<string> {
  const cache = await caches.open(CACHE)
  const locale = (await (await cache.match(LANGUAGE))?.text()) ?? 'th'
  return RUAMSANG.offline[locale] ?? Object.values(RUAMSANG.offline)[0]!
}
