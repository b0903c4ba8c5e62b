/** Back to one's own work while the room looks at something together; the header keeps the way to it. */
import { Icon } from '../parts/icon.tsx'
import { usePhone } from './phone.ts'
import { t } from './words.ts'

export function LeaveLight({ kind }: { kind: 'chip' | 'button' }) {
  const { live, left_light } = usePhone()
  const leave = () => (left_light.value = live.tables.spotlight.all.value[0]?.target_id ?? null)
  return (
    <button type="button" class={kind} data-press={kind === 'chip' ? '' : undefined} data-size="full" onClick={leave}>
      <Icon name="back" />{t.value.leave_light}
    </button>
  )
}
