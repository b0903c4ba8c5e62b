/** What lies still under a hand: whoever leaves leaves a gap, whoever comes goes to the end; later everything settles. */
import { useRef } from 'preact/hooks'

export function with_gaps(before: readonly string[], now: readonly string[]): readonly string[] {
  const known = new Set(before)
  const more = now.filter((id) => !known.has(id))
  return more.length ? [...before, ...more] : before
}

/** `ids` as they are, or while it must lie still as they lay, with gaps. */
export function useStillList(ids: readonly string[], is_still: boolean): readonly string[] {
  const lying = useRef(ids)
  lying.current = is_still ? with_gaps(lying.current, ids) : ids
  return lying.current
}

export function useStillValue<Value>(value: Value, is_still: boolean): Value {
  const lying = useRef(value)
  if (!is_still) lying.current = value
  return lying.current
}
