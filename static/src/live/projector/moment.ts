/** The one moment of theatre: what the room has waited for turns over or grows, once. */
import { useSignal } from '@preact/signals'
import { useEffect } from 'preact/hooks'

const MOMENT_MS = 1200

/** True for as long as it takes, then never again. */
export function useMoment(is_moment: boolean): boolean {
  const is_turning = useSignal(is_moment)
  useEffect(() => {
    const over = setTimeout(() => (is_turning.value = false), MOMENT_MS)
    return () => clearTimeout(over)
  }, [])
  return is_turning.value
}
