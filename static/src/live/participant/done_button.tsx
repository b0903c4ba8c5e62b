/** "I am done": tells the room in a number only, so that the facilitator need not ask; a second press takes it back. */
import { useEffect } from 'preact/hooks'
import { Icon } from '../parts/icon.tsx'
import { usePhone } from './phone.ts'
import { t } from './words.ts'

export function DoneButton({ label, size, is_due }: { label: string; size?: 'big'; is_due?: boolean }) {
  const { live, place, done_with } = usePhone()
  const activity_id = place.value.activity!.id
  const is_done = done_with.value === activity_id
  const is_online = live.status.value === 'online'
  useEffect(() => {
    if (is_online) live.ready(is_done)
  }, [is_done, is_online, activity_id])
  return (
    <button
      type="button" class="button end" data-size={size} data-kind={is_due && !is_done ? 'primary' : undefined}
      aria-pressed={is_done} onClick={() => (done_with.value = is_done ? null : activity_id)}
    >
      {is_done && <Icon name="check" />}
      {is_done ? t.value.done_undo : label}
    </button>
  )
}
