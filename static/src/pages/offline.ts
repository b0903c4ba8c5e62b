/** The page for when there is no network: asks quietly whether the server is there again, then goes on by itself. */

const EVERY_MS = 4000

async function look(): Promise<void> {
  const answer = await fetch('/healthz', { cache: 'no-store' })
  if (answer.ok) location.reload()
}

const look_quietly = () => void look().catch(() => undefined)
addEventListener('online', look_quietly)
setInterval(look_quietly, EVERY_MS)
