/** What the room's timer says at a moment of server time. Pure. */
import type { TimerRow } from '../rows.ts'

export type Shown = { left_ms: number; total_ms: number; state: 'good' | 'warn' | 'bad'; run: TimerRow['state'] }

/** Undefined when the timer is stopped. `left_ms` is negative once it is over. */
export function timing(row: TimerRow, now: number): Shown | undefined {
  if (row.state === 'stopped') return undefined
  const left = row.state === 'running' ? (row.ends_at ?? now) - now : (row.remaining_ms ?? 0)
  const total_ms = row.total_ms || Math.max(left, 1)
  const left_ms = Math.min(left, total_ms) // The word of a timer's start is a moment younger than it.
  return { left_ms, total_ms, state: tone(left_ms, total_ms), run: row.state }
}

/** `09:12`, or `−00:40` when it is over. */
export function clock_face(left_ms: number): string {
  const seconds = left_ms >= 0 ? Math.ceil(left_ms / 1000) : Math.floor(-left_ms / 1000)
  const face = [Math.floor(seconds / 60), seconds % 60].map((part) => String(part).padStart(2, '0')).join(':')
  return left_ms < 0 && seconds > 0 ? `−${face}` : face
}

/** The length of the thread: what is left of the whole, and all of it again once the time is over. */
export function share_left({ left_ms, total_ms }: Shown): number {
  return left_ms <= 0 ? 1 : left_ms / total_ms
}

function tone(left_ms: number, total_ms: number): Shown['state'] {
  if (left_ms <= 0) return 'bad'
  return left_ms <= total_ms * 0.2 ? 'warn' : 'good'
}
