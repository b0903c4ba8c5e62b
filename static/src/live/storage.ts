/** Small things kept on the phone; in memory where the browser forbids more (private windows, full disks). */

export type Shelf = {
  keys(): string[]
  get(key: string): string | null
  set(key: string, text: string): void
  remove(key: string): void
}

/** A shelf on `localStorage` or `sessionStorage`; every failing write stays in memory for this page's life. */
export function shelf(store: () => Storage): Shelf {
  const memory = new Map<string, string>()
  const tried = <T>(act: (store: Storage) => T, otherwise: T): T => {
    try {
      return act(store())
    } catch {
      return otherwise
    }
  }
  return {
    keys: () => [...new Set([...tried((kept) => Object.keys(kept), []), ...memory.keys()])],
    get: (key) => memory.get(key) ?? tried((kept) => kept.getItem(key), null),
    set(key, text) {
      const is_kept = tried((kept) => (kept.setItem(key, text), true), false)
      if (is_kept) memory.delete(key)
      else memory.set(key, text)
    },
    remove(key) {
      memory.delete(key)
      tried((kept) => kept.removeItem(key), undefined)
    },
  }
}

export const phone_shelf = shelf(() => localStorage)
export const tab_shelf = shelf(() => sessionStorage)
