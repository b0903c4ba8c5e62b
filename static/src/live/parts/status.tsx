/** A state in words beside an icon, and the line that says how the connection is. */
import type { ComponentChildren } from 'preact'
import type { Live } from '../live.ts'
import { Icon, type IconName } from './icon.tsx'
import { t } from './words.ts'

export type Tone = 'good' | 'warn' | 'bad'
const ICONS: Record<Tone, IconName> = { good: 'check', warn: 'alert', bad: 'alert' }

type Line = { tone?: Tone; icon?: IconName; is_filled?: boolean; children: ComponentChildren }

export function Status({ tone, icon, is_filled, children }: Line) {
  const name = icon ?? (tone && ICONS[tone])
  return (
    <span class="status" data-state={tone} data-fill={is_filled ? '' : undefined}>
      {name && <Icon name={name} />}
      <span>{children}</span>
    </span>
  )
}

/** Says nothing while all is well, and keeps its place for ears. */
export function Connection({ live }: { live: Live }) {
  const status = live.status.value
  const tone: Tone = status === 'revoked' || status === 'moved' ? 'bad' : 'warn'
  return (
    <div role="status">
      {status !== 'online' && (
        <p class="connection" data-state={tone}>
          <Icon name="offline" />
          <span>{t.value.connection[status]}</span>
        </p>
      )}
    </div>
  )
}
