/** What a tally says in words: what leads, who sees it otherwise, what got little and is not lost. Pure. */
import type { Counts, Round, RoundItem, Sector, Tally } from '../rows.ts'
import { SECTORS } from './sectors.ts'

export type Share = { sector: Sector; count: number; turnout: number }
/** Nobody leads where nobody voted; several do where they have the same number. */
export type Lead = { items: RoundItem[]; count: number; is_from_all: boolean }
export type Dissent =
  | { kind: 'against'; item: RoundItem; count: number; sectors: Share[] }
  | { kind: 'first_elsewhere'; item: RoundItem; sector: Share }
  | { kind: 'few'; items: { item: RoundItem; count: number }[] }

const MOST_AGAINST = 3

/** Support in one count: dots given, or those who agree. */
export function support(counts: Counts): number {
  return counts['dots'] ?? counts['1'] ?? 0
}

/** The most supported first, equal ones in the ballot's order. */
export function by_support(tally: Tally, items: readonly RoundItem[]): RoundItem[] {
  const of = (item: RoundItem) => support(counts_of(tally, item))
  return [...items].sort((a, b) => of(b) - of(a) || a.position - b.position)
}

/** Whether there is anything to show by sector; in a small room all of it is held back. */
export function has_sectors(tally: Tally): boolean {
  return tally.items.some(({ id }) => is_told_by_sector(tally, id))
}

/** Of one item: where most numbers are held back, dashes would say less than nothing at all. */
export function is_told_by_sector({ by_sector }: Tally, item_id: string): boolean {
  const voting = by_sector.filter(({ turnout }) => turnout !== 0)
  const told = voting.filter(({ items }) => items.some(({ id, counts }) => id === item_id && counts !== null))
  return told.length * 2 > voting.length
}

export function lead_of(tally: Tally, items: readonly RoundItem[]): Lead | undefined {
  const most = Math.max(0, ...items.map((item) => support(counts_of(tally, item))))
  if (most === 0) return undefined
  const leading = items.filter((item) => support(counts_of(tally, item)) === most)
  const is_from_all = leading.length === 1 && shares(tally, leading[0]!, support).filter(({ count }) => count > 0).length === SECTORS.length
  return { items: leading, count: most, is_from_all }
}

export function dissent_of(tally: Tally, round: Round, items: readonly RoundItem[]): Dissent[] {
  return round.kind === 'stance' ? against(tally, items) : otherwise(tally, items)
}

/** Whether it can be said that nobody sees it otherwise. No dots are no dissent, and no agreement either. */
export function is_of_one_mind(tally: Tally, round: Round, items: readonly RoundItem[]): boolean {
  if (tally.turnout === 0 || items.length < 2 || dissent_of(tally, round, items).length > 0) return false
  return round.kind === 'stance' || items.every((item) => support(counts_of(tally, item)) > 0)
}

/** Who disagrees, the most first, with the sectors that can be told. */
function against(tally: Tally, items: readonly RoundItem[]): Dissent[] {
  const no = (counts: Counts) => counts['-1'] ?? 0
  return items
    .map((item) => ({ kind: 'against' as const, item, count: no(counts_of(tally, item)), sectors: shares(tally, item, no).filter(({ count }) => count > 0) }))
    .filter(({ count }) => count > 0)
    .sort((a, b) => b.count - a.count)
    .slice(0, MOST_AGAINST)
}

function otherwise(tally: Tally, items: readonly RoundItem[]): Dissent[] {
  const lead = lead_of(tally, items)
  if (!lead) return []
  const few = items
    .map((item) => ({ item, count: support(counts_of(tally, item)) }))
    .filter(({ count }) => count > 0 && count * 2 < lead.count)
    .sort((a, b) => b.count - a.count)
  return [...first_elsewhere(tally, items, lead), ...(few.length > 0 ? [{ kind: 'few' as const, items: few }] : [])]
}

/** Sectors that put something else first; told only where all of a sector's numbers may be shown. */
function first_elsewhere(tally: Tally, items: readonly RoundItem[], lead: Lead): Dissent[] {
  return SECTORS.flatMap((sector) => {
    const row = tally.by_sector.find((each) => each.sector === sector)
    if (!row?.turnout || row.items.some(({ counts }) => counts === null)) return []
    const of = (item: RoundItem) => support(row.items.find(({ id }) => id === item.id)?.counts ?? {})
    const most = Math.max(0, ...items.map(of))
    const first = items.filter((item) => of(item) === most)
    if (most === 0 || first.length !== 1 || lead.items.includes(first[0]!)) return []
    return [{ kind: 'first_elsewhere' as const, item: first[0]!, sector: { sector, count: most, turnout: row.turnout } }]
  })
}

function counts_of(tally: Tally, item: RoundItem): Counts {
  return tally.items.find(({ id }) => id === item.id)?.counts ?? {}
}

/** The sectors whose number for one item may be shown. */
function shares(tally: Tally, item: RoundItem, of: (counts: Counts) => number): Share[] {
  return SECTORS.flatMap((sector) => {
    const row = tally.by_sector.find((each) => each.sector === sector)
    const counts = row?.items.find(({ id }) => id === item.id)?.counts
    return row?.turnout && counts ? [{ sector, count: of(counts), turnout: row.turnout }] : []
  })
}
