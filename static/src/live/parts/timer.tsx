/** The room's timer: server time, once a second, said aloud at 5, 1 and 0 minutes. */
import { useComputed, useSignal } from '@preact/signals'
import { useEffect } from 'preact/hooks'
import type { Live } from '../live.ts'
import { clock_face, share_left, timing, type Shown } from './clock_face.ts'
import { t } from './words.ts'

/** Nothing while no timer is set. `size="inline"` is one line of text, without the thread. */
export function Timer({ live, size }: { live: Live; size?: 'inline' }) {
  const now = useSecond(live)
  const row = live.tables.timer.all.value[0]
  const shown = row && timing(row, now.value)
  if (!shown) return null
  const style = { '--left': share_left(shown) }
  return (
    <div class="timer" role="timer" data-state={shown.state} data-run={shown.run} data-size={size} title={label(shown)}>
      <b>
        <span class="hidden-label">{label(shown)} </span>
        {clock_face(shown.left_ms)}
      </b>
      {size !== 'inline' && <i style={style} />}
      <Spoken left_ms={shown.left_ms} />
    </div>
  )
}

function label({ left_ms, run }: Shown): string {
  if (run === 'paused') return t.value.time_paused
  return left_ms < 0 ? t.value.time_over : t.value.time_left
}

/** A live region that changes only at 5, 1 and 0 minutes. */
function Spoken({ left_ms }: { left_ms: number }) {
  const minute = [0, 1, 5].find((minutes) => left_ms <= minutes * 60_000 && left_ms > minutes * 60_000 - 15_000)
  return (
    <span class="hidden-label" aria-live="polite">
      {minute === undefined ? '' : t.value.minutes_left(minute)}
    </span>
  )
}

/** Server time as a signal that moves on each second. */
export function useSecond(live: Live) {
  const now = useSignal(live.now())
  useEffect(() => {
    const beat = setInterval(() => (now.value = live.now()), 500)
    return () => clearInterval(beat)
  }, [live])
  return useComputed(() => Math.floor(now.value / 500) * 500)
}
