/** The id and key of somebody who is about to join: made once and kept before sending, so that a lost answer makes no ghost. */
import { new_id, new_key } from '../live/ids.ts'
import { phone_shelf, type Shelf } from '../live/storage.ts'

export type Pair = { id: string; key: string }

export function pair_for(join_code: string, shelf: Shelf = phone_shelf) {
  const place = `ruamsang.pair.${join_code}`
  return {
    kept: () => shelf.read<Pair>(place),
    get(): Pair {
      const kept = shelf.read<Pair>(place)
      if (kept) return kept
      const made = { id: new_id(), key: new_key() }
      shelf.set(place, JSON.stringify(made))
      return made
    },
    /** The answer has come; the next one who joins on this phone is somebody else. */
    used: () => shelf.remove(place),
  }
}
