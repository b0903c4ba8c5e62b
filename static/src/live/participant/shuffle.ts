/** Every person has an order of their own for a ballot, always the same one. Pure. */

/** FNV-1a over UTF-16 units, mixed once more so that neighbours fall apart. */
function hash(text: string): number {
  let sum = 0x811c9dc5
  for (let at = 0; at < text.length; at++) sum = Math.imul(sum ^ text.charCodeAt(at), 0x01000193)
  sum = Math.imul(sum ^ (sum >>> 16), 0x85ebca6b)
  return (sum ^ (sum >>> 13)) >>> 0
}

export function shuffled<Item extends { id: string }>(items: readonly Item[], person: string): Item[] {
  const keyed = items.map((item) => ({ item, key: hash(person + item.id) }))
  return keyed.sort((a, b) => a.key - b.key || (a.item.id < b.item.id ? -1 : 1)).map(({ item }) => item)
}
