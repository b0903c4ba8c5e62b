/** How a board's notes are laid out in the wall's columns. Pure. */
import type { Board, Cluster, Note } from '../rows.ts'

export type ColumnOf = { key: string; title?: string; notes: Note[] }

const IN_A_ROW = 4
const MOST = 8

/** Clusters as columns, with what is loose beside them while there is room; before that, zones. */
export function columns_of(board: Board, notes: Note[], clusters: readonly Cluster[], loose_title: string): ColumnOf[] {
  if (clusters.length === 0) return by_zone(board, notes)
  const named = clusters.slice(0, MOST).map(({ id, title }) => ({ key: id, title, notes: members(notes, id) }))
  const loose = loose_notes(notes, clusters)
  const has_room = named.length % IN_A_ROW > 0 && loose.length > 0
  return has_room ? [...named, { key: 'loose', title: loose_title, notes: loose }] : named
}

export function loose_notes(notes: Note[], clusters: readonly Cluster[]): Note[] {
  return notes.filter((note) => !clusters.some((cluster) => cluster.id === note.cluster_id))
}

/** How many clusters have no column. */
export function clusters_left_out(clusters: readonly Cluster[]): number {
  return Math.max(0, clusters.length - MOST)
}

/** Dealt out in turn, so that reading across is the notes' order. */
export function dealt(notes: Note[], count: number, key = ''): ColumnOf[] {
  return Array.from({ length: count }, (_, nth) => ({
    key: `${key}${nth}`,
    notes: notes.filter((_, at) => at % count === nth),
  }))
}

/** How many columns stand side by side. */
export const across = (columns: number): number => Math.min(IN_A_ROW, Math.max(1, columns))

/** Few notes lie in few columns, so that they are large. */
export function abreast(notes: number): number {
  if (notes === 4) return 2
  return notes > 6 ? IN_A_ROW : Math.min(3, Math.max(1, notes))
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
  const zones = board.zones
    .map(({ key }) => ({ key, own: notes.filter((note) => note.zone === key) }))
    .filter(({ own }) => own.length > 0)
  const room = Math.max(1, Math.floor(IN_A_ROW / zones.length))
  const each = Math.min(room, abreast(Math.max(...zones.map(({ own }) => own.length))))
  return zones.flatMap(({ key, own }) => dealt(own, each, key))
}
