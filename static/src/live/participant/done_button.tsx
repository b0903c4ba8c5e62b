/** "I am done": tells the room in a number only, so that nobody need ask; a second press takes it back. */
import { effect } from '@preact/signals'
import { Icon } from '../parts/icon.tsx'
import { usePhone, type Phone } from './phone.ts'
import { place_key } from './place.ts'
import { t as seat } from './seat_words.ts'
import { t } from './words.ts'

type Done = { label: string; done?: string; size?: 'big'; is_due?: boolean }

export function DoneButton({ label, done, size, is_due }: Done) {
  const { place, done_with } = usePhone()
  const here = place_key(place.value)
  const is_done = done_with.value === here
  return (
    <button
      type="button" class="button end" data-size={size} data-kind={is_due && !is_done ? 'primary' : undefined}
      aria-pressed={is_done} onClick={() => (done_with.value = is_done ? null : here)}
    >
      {is_done && <Icon name="check" />}
      {is_done ? (done ?? t.value.done_undo) : label}
    </button>
  )
}

/** On a board that everybody sees: ready to go on. */
export function ReadyButton() {
  return <DoneButton label={seat.value.ready} done={seat.value.is_ready} />
}

/** A connection starts as not done; whoever moves on with the room is not done any more. */
export function tell_whether_done({ live, now, done_with }: Phone): void {
  let told = false
  effect(() => {
    const is_done = done_with.value === place_key(now.value)
    if (live.status.value !== 'online') told = false
    else if (is_done !== told) live.ready((told = is_done))
  })
}
