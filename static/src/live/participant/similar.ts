/**
 * Which loose notes say something like those that are ticked: by the letters they share, three at a time, in whatever
 * language, since Thai writes no spaces. What many notes share weighs little. Pure.
 */

type Text = { id: string; text: string }

const MOST = 3
/** Found by trying on notes of real workshops: below it, what is shared is chance. */
const ALIKE_FROM = 0.12

/** The ids of up to three of `others`, the most similar first. */
export function similar_to(ticked: readonly Text[], others: readonly Text[]): string[] {
  const all = [...ticked, ...others].map(({ text }) => triples_of(text))
  const weight = rarity(all)
  const lengths = all.map((triples) => length_of(triples, weight))
  const alike = (a: number, b: number) => shared(all[a]!, all[b]!, weight) / (lengths[a]! * lengths[b]! || 1)
  const scored = others.map(({ id }, nth) => ({
    id,
    score: Math.max(...ticked.map((_, mine) => alike(mine, ticked.length + nth))),
  }))
  const found = scored.filter(({ score }) => score >= ALIKE_FROM).sort((a, b) => b.score - a.score)
  return found.slice(0, MOST).map(({ id }) => id)
}

const triples_by_text = new Map<string, ReadonlySet<string>>()

/** Three letters with their marks at a time, across spaces; of a short text all of it. */
function triples_of(text: string): ReadonlySet<string> {
  const known = triples_by_text.get(text)
  if (known) return known
  const letters = text.normalize('NFC').toLowerCase().match(/[\p{L}\p{N}]\p{M}*/gu) ?? []
  const triples = new Set(letters.slice(2).map((_, at) => letters.slice(at, at + 3).join('')))
  if (letters.length < 3) triples.add(letters.join(''))
  triples_by_text.set(text, triples)
  return triples
}

function rarity(all: readonly ReadonlySet<string>[]): (triple: string) => number {
  const count = new Map<string, number>()
  for (const triples of all) for (const triple of triples) count.set(triple, (count.get(triple) ?? 0) + 1)
  return (triple) => Math.log(1 + all.length / count.get(triple)!)
}

function shared(a: ReadonlySet<string>, b: ReadonlySet<string>, weight: (triple: string) => number): number {
  let sum = 0
  for (const triple of a) if (b.has(triple)) sum += weight(triple) ** 2
  return sum
}

function length_of(triples: ReadonlySet<string>, weight: (triple: string) => number): number {
  return Math.sqrt(shared(triples, triples, weight))
}
