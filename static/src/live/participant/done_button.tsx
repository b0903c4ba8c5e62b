/** "I am done": tells the room in a number only, so that nobody need ask; a second press takes it back. */
import { Icon } from '../parts/icon.tsx'
import { usePhone } from './phone.ts'
import { t as seat } from './seat_words.ts'
import { t } from './words.ts'

type Words = { label: string; done?: string; size?: 'big'; is_due?: boolean }

export function DoneButton({ label, done: done_words, size, is_due }: Words) {
  const { done } = usePhone()
  const is_done = done.is_done.value
  return (
    <button
      type="button" class="button end" data-size={size} data-kind={is_due && !is_done ? 'primary' : undefined}
      aria-pressed={is_done} onClick={() => done.say(!is_done)}
    >
      {is_done && <Icon name="check" />}
      {is_done ? (done_words ?? t.value.done_undo) : label}
    </button>
  )
}

/** On a board that everybody sees: ready to go on. */
export function ReadyButton() {
  return <DoneButton label={seat.value.ready} done={seat.value.is_ready} />
}
