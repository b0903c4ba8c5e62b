/** A calm reminder over the paper, without a sound; it goes when it is done, closed, or can be followed no more. */
import { signal } from '@preact/signals'
import { useEffect } from 'preact/hooks'
import type { Live } from '../live.ts'
import type { Asking } from '../rows.ts'
import { Icon } from '../parts/icon.tsx'
import { usePhone, type Phone } from './phone.ts'
import { useWritable } from './writable.ts'
import { t } from './seat_words.ts'

type Reminder = { activity_id: string; kind: Asking }
const STAYS_MS = 45_000
const reminder = signal<Reminder | null>(null)

export function hear_nudges(live: Live): void {
  live.hear<Reminder>('nudge', (words) => (reminder.value = words))
}

export function NudgeBanner() {
  const phone = usePhone()
  const shown = reminder.value
  const { is_writable } = useWritable(phone.now.value.activity)
  const is_shown = shown && is_due(phone, shown) && (is_writable || shown.kind === 'ready')
  useEffect(() => {
    if (!shown) return
    const over = setTimeout(() => (reminder.value = null), STAYS_MS)
    return () => clearTimeout(over)
  }, [shown])
  return (
    <div class="nudge" role="status">
      {is_shown && (
        <div>
          <span class="grow">{t.value.nudge[shown.kind]}</span>
          <button
            type="button"
            class="button"
            data-kind="plain"
            data-shape="square"
            aria-label={t.value.close}
            onClick={() => (reminder.value = null)}
          >
            <Icon name="close" />
          </button>
        </div>
      )}
    </div>
  )
}

/** Only while the room is still at it, and its owner has neither done it nor said that they are done. */
function is_due({ live, now, done }: Phone, { activity_id, kind }: Reminder): boolean {
  const { activity, round, board } = now.value
  if (activity?.id !== activity_id || done.is_done.value) return false
  const { ballots, own_notes, notes } = live.tables
  if (kind === 'vote') return round?.state === 'open' && Object.keys(ballots.get(round.id)?.choices ?? {}).length === 0
  if (kind === 'write') return !own_notes.ids.value.some((id) => notes.get(id)?.board_id === board?.id)
  return true
}
