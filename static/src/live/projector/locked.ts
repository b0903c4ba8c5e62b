/** When writing ends: at the moment that was announced, without waiting for another event. */
import { useSignal } from '@preact/signals'
import { useEffect } from 'preact/hooks'
import type { Live } from '../live.ts'
import type { Activity } from '../rows.ts'
import { is_locked } from '../parts/reading.ts'

const LONGEST_MS = 2 ** 31 - 1 // What a browser's timeout can wait.

/** Whether it takes no input any more; draws anew when that moment comes. */
export function useLocked(live: Live, activity: Activity): boolean {
  const come = useSignal(0)
  void come.value
  const is_over = is_locked(activity, live.now())
  const { locks_at } = activity
  useEffect(() => {
    if (is_over || locks_at === null) return
    const wait = setTimeout(() => come.value++, Math.min(LONGEST_MS, locks_at - live.now() + 1))
    return () => clearTimeout(wait)
  })
  return is_over
}
