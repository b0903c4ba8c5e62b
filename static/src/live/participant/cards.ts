/** Cards of a long list, made once each: the same card object tells Preact that there is nothing to compare. */
import type { JSX } from 'preact'
import { useMemo } from 'preact/hooks'

export function useCards(make: (id: string) => JSX.Element, inputs: unknown[]): (id: string) => JSX.Element {
  const made = useMemo(() => new Map<string, JSX.Element>(), inputs)
  return (id) => {
    const card = made.get(id) ?? make(id)
    made.set(id, card)
    return card
  }
}
