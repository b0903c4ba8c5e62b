/** The wall changes seldom: what comes within a breath is shown together. */
import { useSignal } from '@preact/signals'
import { useEffect, useRef } from 'preact/hooks'

const BREATH_MS = 1500

/** The latest `value`, at most once a breath; at once where `moment` changes, as at a reveal. */
export function useCalm<Value>(value: Value, moment: unknown): Value {
  const shown = useSignal(value)
  const latest = useRef(value)
  const since = useRef(performance.now())
  const at = useRef(moment)
  latest.current = value
  if (at.current !== moment) {
    at.current = moment
    shown.value = value
  }
  useEffect(() => {
    if (latest.current === shown.peek()) return
    const show = () => {
      since.current = performance.now()
      shown.value = latest.current
    }
    const wait = setTimeout(show, Math.max(0, since.current + BREATH_MS - performance.now()))
    return () => clearTimeout(wait)
  }, [value])
  return shown.value
}
