/** Small things kept on the phone; in memory where the browser forbids more (private windows, full disks). */

export type Shelf = {
  keys(): string[]
  get(key: string): string | null
  /** What was kept as JSON, or null when there is none or it is damaged. */
  read<Kept>(key: string): Kept | null
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
  const get = (key: string) => memory.get(key) ?? tried((kept) => kept.getItem(key), null)
  return {
    get,
    read: (key) => parsed(get(key)),
    keys: () => [...new Set([...tried((kept) => Object.keys(kept), []), ...memory.keys()])],
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

function parsed<Kept>(text: string | null): Kept | null {
  try {
    return JSON.parse(text ?? 'null') as Kept | null
  } catch {
    return null
  }
}

export const phone_shelf = shelf(() => localStorage)
export const tab_shelf = shelf(() => sessionStorage)
