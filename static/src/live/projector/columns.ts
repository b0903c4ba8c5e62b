/** How a board's notes are laid out in the wall's columns. Pure. */
import type { Board, Cluster, Note } from '../rows.ts'

export type ColumnOf = { key: string; title?: string; notes: Note[] }

const IN_A_ROW = 4
const MOST = 8

/** Clusters as columns, with what is loose beside them while there is room; before that, zones. */
export function columns_of(board: Board, notes: Note[], clusters: Cluster[], loose_title: string): ColumnOf[] {
  if (clusters.length === 0) return by_zone(board, notes)
  const named = clusters.slice(0, MOST).map(({ id, title }) => ({ key: id, title, notes: members(notes, id) }))
  const loose = loose_notes(notes, clusters)
  const has_room = named.length < IN_A_ROW && loose.length > 0
  return has_room ? [...named, { key: 'loose', title: loose_title, notes: loose }] : named
}

export function loose_notes(notes: Note[], clusters: Cluster[]): Note[] {
  return notes.filter((note) => !clusters.some((cluster) => cluster.id === note.cluster_id))
}

/** How many clusters have no column. */
export function clusters_left_out(clusters: Cluster[]): number {
  return Math.max(0, clusters.length - MOST)
}

/** Dealt out in turn, so that reading across is the notes' order. */
export function dealt(notes: Note[], count: number, key = ''): ColumnOf[] {
  return Array.from({ length: count }, (_, nth) => ({
    key: `${key}${nth}`,
    notes: notes.filter((_, at) => at % count === nth),
  }))
}

function members(notes: Note[], cluster_id: string): Note[] {
  return notes.filter((note) => note.cluster_id === cluster_id)
}

/** How many columns each zone has while notes still come: all zones from the start, so that none moves. */
export function zone_columns({ zones }: Board): { key: string; columns: number }[] {
  const columns = Math.max(1, Math.floor(IN_A_ROW / zones.length))
  return zones.map(({ key }) => ({ key, columns }))
}

/** As many columns for each zone that was written in as fit in a row. */
function by_zone(board: Board, notes: Note[]): ColumnOf[] {
  const zones = board.zones.filter(({ key }) => notes.some((note) => note.zone === key))
  const each = Math.max(1, Math.floor(IN_A_ROW / zones.length))
  return zones.flatMap(({ key }) =>
    dealt(
      notes.filter((note) => note.zone === key),
      each,
      key,
    ),
  )
}
