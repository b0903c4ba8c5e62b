/** The moment of a reveal: for a breath after it, on phones that have waited for it, and never on a reload. */
import { useSignal } from '@preact/signals'
import { useEffect, useMemo } from 'preact/hooks'
import type { Activity } from '../rows.ts'
import { usePhone } from './phone.ts'

const OVER_AFTER_MS = 1500

/** Whether this phone was waiting for what is shown now; asked once. */
export function useAwaited(activity: Activity): boolean {
  const { awaited } = usePhone()
  return useMemo(() => awaited.delete(activity.id), [])
}

/** The mark that lets paper turn and bars grow. */
export function useMoment(is_reveal: boolean): '' | undefined {
  const is_on = useSignal(is_reveal)
  useEffect(() => {
    const timer = setTimeout(() => (is_on.value = false), OVER_AFTER_MS)
    return () => clearTimeout(timer)
  }, [])
  return is_on.value ? '' : undefined
}
