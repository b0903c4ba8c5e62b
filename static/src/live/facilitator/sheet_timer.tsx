/** A timer of one's own length. */
import { useSignal } from '@preact/signals'
import { current_activity } from '../parts/reading.ts'
import { Dialog } from '../parts/dialog.tsx'
import { Field } from './field.tsx'
import { SheetFoot } from './sheet_foot.tsx'
import { number_of } from './sheet_seats.tsx'
import { useSteering } from './steering.ts'
import { t } from './words.ts'

const LONGEST = 60

export function TimerSheet() {
  const steering = useSteering()
  const typed = useSignal(String(current_activity(steering.live.tables)?.minutes || 5))
  const minutes = number_of(typed.value)
  const is_ready = minutes !== null && minutes >= 1 && minutes <= LONGEST
  const { own, own_label, own_hint, begin } = t.value.timer
  const start = async () => {
    if (is_ready && (await steering.ask('timer.start', { seconds: minutes * 60 }))) steering.close()
  }
  return (
    <Dialog title={own} onClose={() => steering.close()} onSubmit={start}>
      <Field label={own_label} hint={own_hint} value={typed} />
      <SheetFoot is_ready={is_ready}>{begin}</SheetFoot>
    </Dialog>
  )
}
