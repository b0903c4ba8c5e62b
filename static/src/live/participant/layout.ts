/** Where every note of a board hangs, as this phone means it: what the tables say, own sorting on its way on top. Pure. */
import type { Sending } from '../live.ts'
import { by_position } from '../parts/reading.ts'
import type { Cluster, Note } from '../rows.ts'

export type Group = { id: string; title: string; is_coming: boolean; notes: readonly string[] }
export type Layout = { loose: readonly string[]; groups: readonly Group[] }
type Rows = { notes: readonly Note[]; clusters: readonly Cluster[]; outbox: readonly Sending[] }

/** Lists that say the same as in `last` are the very same: what shows them need not be drawn again. */
export function layout_of(board_id: string, { notes, clusters, outbox }: Rows, last?: Layout): Layout {
  const meant = outbox.filter(({ type, state }) => type.startsWith('cluster.') && state !== 'refused' && state !== 'unknown')
  const groups = groups_of(board_id, clusters, meant)
  const within = new Map(groups.map(({ id }) => [id, [] as string[]]))
  const loose: string[] = []
  const moved = places_meant(meant)
  const here = notes.filter((note) => note.board_id === board_id && !note.is_hidden).sort(by_position)
  for (const { id, cluster_id } of here) {
    const where = moved.has(id) ? moved.get(id) : cluster_id
    ;((where && within.get(where)) || loose).push(id)
  }
  const before = new Map(last?.groups.map((group) => [group.id, group.notes]))
  return {
    loose: same_or(loose, last?.loose),
    groups: groups.map((group) => ({ ...group, notes: same_or(within.get(group.id)!, before.get(group.id)) })),
  }
}

/** By note: the group that it hangs in, null for none. */
export function places_in({ loose, groups }: Layout): Map<string, Group | null> {
  const places = new Map<string, Group | null>(loose.map((id) => [id, null]))
  for (const group of groups) for (const id of group.notes) places.set(id, group)
  return places
}

/** What is on its way comes last, as it will when it is there. */
function groups_of(board_id: string, clusters: readonly Cluster[], meant: readonly Sending[]): Omit<Group, 'notes'>[] {
  const gone = new Set(meant.filter(({ type }) => type === 'cluster.dissolve').map(({ data }) => data.cluster_id))
  const titles = new Map(meant.filter(({ data }) => data.title).map(({ data }) => [data.cluster_id, String(data.title)]))
  const known = clusters.filter((cluster) => cluster.board_id === board_id && !gone.has(cluster.id))
  const made = meant.filter(({ type, data }) => type === 'cluster.make' && data.board_id === board_id)
  const is_there = (id: string) => gone.has(id) || clusters.some((cluster) => cluster.id === id)
  const coming = made.map(({ data }) => String(data.cluster_id)).filter((id) => !is_there(id))
  const in_order = known.sort((a, b) => a.position - b.position || (a.id < b.id ? -1 : 1))
  return [
    ...in_order.map(({ id, title }) => ({ id, title: titles.get(id) ?? title, is_coming: false })),
    ...coming.map((id) => ({ id, title: titles.get(id)!, is_coming: true })),
  ]
}

function places_meant(meant: readonly Sending[]): Map<string, string | null> {
  const places = new Map<string, string | null>()
  for (const { type, data } of meant) {
    const where = type === 'cluster.take_out' ? null : String(data.cluster_id)
    for (const id of (data.note_ids as string[] | undefined) ?? []) places.set(id, where)
  }
  return places
}

function same_or(ids: readonly string[], last: readonly string[] | undefined): readonly string[] {
  return last?.length === ids.length && ids.every((id, nth) => id === last[nth]) ? last : ids
}
