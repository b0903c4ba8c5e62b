/** Ahead of the plan or behind it, in words, and when the day would end. */
import { clock_time, pace } from '../parts/plan.ts'
import { workshop_of } from '../parts/reading.ts'
import { useSecond } from '../parts/timer.tsx'
import { t } from './prepare_words.ts'
import { useSteering } from './steering.ts'

export function Drift() {
  const { live } = useSteering()
  const now = useSecond(live)
  const is_open = workshop_of(live.tables)?.state === 'open'
  const here = is_open ? pace(live.tables, now.value) : undefined
  if (!here) return null
  const minutes = Math.round(here.drift_ms / 60_000)
  const { on_time, behind, ahead, ends_at } = t.value
  const words = minutes > 0 ? behind(minutes) : minutes < 0 ? ahead(-minutes) : on_time
  return (
    <span class="end tiny" title={ends_at(clock_time(here.ends_at))}>
      <span class="status keep" data-state={minutes > 1 ? 'warn' : 'good'} data-fill>
        {words}
      </span>
    </span>
  )
}
