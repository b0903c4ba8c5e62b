/** Places on the wall for notes as they come: each settles into a place of its own and moves no other. Pure. */

export type Slots = readonly (string | null)[]

export const no_slots = (seats: number): Slots => Array.from({ length: seats }, () => null)

/**
 * The places after `ids` (in the order in which they were written) have grown or shrunk.
 * What is there stays; new ones take empty places, then those of the oldest, at most `most` at a time.
 */
export function settled(slots: Slots, ids: readonly string[], most: number): Slots {
  const order = new Map(ids.map((id, nth) => [id, nth]))
  const kept = slots.map((id) => (id !== null && order.has(id) ? id : null))
  const newest = Math.max(-1, ...kept.map((id) => (id === null ? -1 : order.get(id)!)))
  const empty = kept.filter((id) => id === null).length
  const coming = ids.slice(newest + 1)
  const shown = coming.slice(-Math.max(empty, Math.min(most, coming.length)))
  return shown.reduce<Slots>((now, id) => placed(now, id, order), kept)
}

/** What was in sight first, place by place: laid out anew, it stays in sight. */
export function in_sight_first<Thing extends { id: string }>(things: readonly Thing[], slots: Slots): Thing[] {
  const place = new Map(slots.map((id, nth) => [id, nth]))
  const of = ({ id }: Thing) => place.get(id) ?? Infinity
  return [...things].sort((a, b) => (of(a) === of(b) ? 0 : of(a) - of(b)))
}

function placed(slots: Slots, id: string, order: ReadonlyMap<string, number>): Slots {
  const empty = slots.indexOf(null)
  const at = empty >= 0 ? empty : oldest(slots, order)
  return slots.map((other, nth) => (nth === at ? id : other))
}

function oldest(slots: Slots, order: ReadonlyMap<string, number>): number {
  const ages = slots.map((id) => order.get(id ?? '') ?? Infinity)
  return ages.indexOf(Math.min(...ages))
}
