/** What was typed from paper and is not saved yet, by board or round: it outlives Esc and a reload, and ends with the tab. */
import { effect, signal, type Signal } from '@preact/signals'
import type { Live } from '../live.ts'
import { tab_shelf } from '../storage.ts'

export type Kept<Words> = { readonly [Name in keyof Words]: Signal<Words[Name]> }

const made = new WeakMap<Live, Map<string, unknown>>()

/** One for each connection and place, however often its sheet is opened. */
export function once<Thing>(live: Live, place: string, make: () => Thing): Thing {
  const places = made.get(live) ?? new Map<string, unknown>()
  made.set(live, places)
  if (!places.has(place)) places.set(place, make())
  return places.get(place) as Thing
}

/** The fields of `empty` as signals, with whatever was left in them before. */
export function kept_paper<Words extends Record<string, unknown>>(live: Live, place: string, empty: Words): Kept<Words> {
  return once(live, place, () => {
    const key = `ruamsang.paper.${live.boot.workshop_id}.${place}`
    const left = { ...empty, ...tab_shelf.read<Partial<Words>>(key) }
    const kept = Object.fromEntries(Object.entries(left).map(([name, value]) => [name, signal(value)]))
    effect(() => keep(key, empty, kept))
    return kept as Kept<Words>
  })
}

function keep(key: string, empty: object, kept: Record<string, Signal<unknown>>): void {
  const words = JSON.stringify(Object.fromEntries(Object.entries(kept).map(([name, { value }]) => [name, value])))
  if (words === JSON.stringify(empty)) tab_shelf.remove(key)
  else tab_shelf.set(key, words)
}
