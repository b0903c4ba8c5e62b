/** The page for when there is no network: asks quietly whether the server is there again, then goes on by itself. */

const EVERY_MS = 4000

/** As the pages of this browser looked last (install.ts). */
function dress(): void {
  try {
    Object.assign(document.documentElement.dataset, JSON.parse(localStorage.getItem('looks') ?? '{}'))
  } catch {
    // Nothing is kept in this browser: a light page says as much.
  }
}

dress()

async function look(): Promise<void> {
  const answer = await fetch('/healthz', { cache: 'no-store' })
  if (answer.ok) location.reload()
}

const look_quietly = () => void look().catch(() => undefined)
addEventListener('online', look_quietly)
setInterval(look_quietly, EVERY_MS)
