/** A calm word over the paper, without a sound: a reminder, until it is done or can be followed no more, or the floor. */
import { signal } from '@preact/signals'
import { useEffect } from 'preact/hooks'
import type { Live } from '../live.ts'
import type { Asking } from '../rows.ts'
import type { Frame } from '../store.ts'
import { Icon } from '../parts/icon.tsx'
import { is_given_the_floor } from './hand.tsx'
import { usePhone, type Phone } from './phone.ts'
import { useWritable } from './writable.ts'
import { t } from './seat_words.ts'

type Reminder = { activity_id: string; kind: Asking }
type Floor = { kind: 'floor' }
const STAYS_MS = 45_000
const reminder = signal<Reminder | Floor | null>(null)

export function hear_nudges(live: Live): void {
  live.hear<Reminder>('nudge', (words) => (reminder.value = words))
  live.hear<Frame>('frame', (frame) => {
    if (is_given_the_floor(live, frame)) reminder.value = { kind: 'floor' }
  })
}

export function NudgeBanner() {
  const phone = usePhone()
  const shown = reminder.value
  const { is_writable } = useWritable(phone.now.value.activity)
  const is_shown = shown && is_due(phone, shown) && (is_writable || shown.kind === 'ready' || shown.kind === 'floor')
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
function is_due({ live, now, done }: Phone, shown: Reminder | Floor): boolean {
  if (shown.kind === 'floor') return true
  const { activity_id, kind } = shown
  const { activity, round, board } = now.value
  if (activity?.id !== activity_id || done.is_done.value) return false
  const { ballots, own_notes, notes } = live.tables
  if (kind === 'vote') return round?.state === 'open' && Object.keys(ballots.get(round.id)?.choices ?? {}).length === 0
  if (kind === 'write') return !own_notes.ids.value.some((id) => notes.get(id)?.board_id === board?.id)
  return true
}
