/** Ahead of the plan or behind it, in words, and when the day would end. */
import { clock_time, pace, type Pace } from '../parts/plan.ts'
import { workshop_of } from '../parts/reading.ts'
import { useSecond } from '../parts/timer.tsx'
import { t } from './prepare_words.ts'
import { useSteering } from './steering.ts'

export function Drift() {
  const here = usePace()
  if (!here) return null
  const minutes = Math.round(here.drift_ms / 60_000)
  const { on_time, behind, ahead } = t.value
  const words = minutes > 0 ? behind(minutes) : minutes < 0 ? ahead(-minutes) : on_time
  return (
    <span class="end tiny">
      <span class="status keep" data-state={minutes > 1 ? 'warn' : 'good'} data-fill>
        {words}
      </span>
    </span>
  )
}

export function EndOfDay() {
  const here = usePace()
  return here ? <p class="tiny soft">{t.value.ends_at(clock_time(here.ends_at))}</p> : null
}

function usePace(): Pace | undefined {
  const { live } = useSteering()
  const now = useSecond(live)
  return workshop_of(live.tables)?.state === 'open' ? pace(live.tables, now.value) : undefined
}
