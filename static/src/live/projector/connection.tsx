/** How the wall's own connection is: said as a screen that nobody writes on. */
import type { Live } from '../live.ts'
import { Icon } from '../parts/icon.tsx'
import { sentence } from '../parts/phrases.tsx'
import { t } from '../facilitator/words.ts'

/** Told to go: by a facilitator who switched it off, or because its browser was signed out. */
export function is_off(live: Live): boolean {
  return live.status.value === 'revoked' || live.status.value === 'moved'
}

/** Nothing of the room is left on it. */
export function Off() {
  const { off, off_hint } = t.value.projector
  return (
    <main class="wall-words">
      <h1>{sentence(off)}</h1>
      <div>
        <p class="soft">{sentence(off_hint)}</p>
      </div>
    </main>
  )
}

/** Says nothing while all is well. */
export function WallConnection({ live }: { live: Live }) {
  const status = live.status.value
  return (
    <div class="wall-connection" role="status">
      {(status === 'offline' || status === 'connecting') && (
        <p class="connection" data-state="warn">
          <Icon name="offline" />
          <span>{sentence(t.value.projector.connection[status])}</span>
        </p>
      )}
    </div>
  )
}
