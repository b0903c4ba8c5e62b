/** Whether an activity still takes something, by the server's clock, and how soon an announced end comes. */
import { useComputed } from '@preact/signals'
import { useSecond } from '../parts/timer.tsx'
import type { Activity } from '../rows.ts'
import { usePhone } from './phone.ts'
import { is_writable } from './place.ts'

export function useWritable(activity: Activity | undefined): { is_writable: boolean; closes_in: number | null } {
  const { live, room } = usePhone()
  const now = useSecond(live)
  const seconds = useComputed(() => {
    const row = room.value.activities.find(({ id }) => id === activity?.id) ?? activity
    if (!row || !is_writable(room.value, row, now.value)) return -1
    return row.locks_at === null ? Infinity : Math.ceil((row.locks_at - now.value) / 1000)
  })
  return { is_writable: seconds.value >= 0, closes_in: Number.isFinite(seconds.value) && seconds.value >= 0 ? seconds.value : null }
}
