/** What dragging and "Move to…" do with notes; both come here. */
import type { Board } from '../rows.ts'
import type { Steering } from './steering.ts'

export const LOOSE_KEY = 'loose'

/** The selection, when the note that was taken hold of is in it; otherwise that note alone. */
export function carried({ selection }: Steering, note_id: string): string[] {
  return selection.value.has(note_id) ? [...selection.value] : [note_id]
}

/** A cluster's id or `loose`. */
export function place_of({ live }: Steering, note_id: string): string {
  return live.tables.notes.row(note_id).peek()?.cluster_id ?? LOOSE_KEY
}

/** `key` is a cluster's id or `loose`. */
export async function put(steering: Steering, note_ids: string[], key: string): Promise<void> {
  const notes = steering.live.tables.notes
  const to = key === LOOSE_KEY ? null : key
  const moving = note_ids.filter((id) => notes.get(id) && notes.get(id)!.cluster_id !== to)
  if (moving.length === 0) return
  const is_done = to
    ? await steering.ask('cluster.add_notes', { cluster_id: to, note_ids: moving })
    : await steering.ask('cluster.take_out', { note_ids: moving })
  if (is_done) steering.clear()
}

export async function to_zone(steering: Steering, note_ids: string[], zone: Board['zones'][number]): Promise<void> {
  const { notes } = steering.live.tables
  const moving = note_ids.flatMap((id) => notes.get(id) ?? []).filter((note) => note.zone !== zone.key)
  const asked = moving.map(({ id, version }) => ['note.move', { note_id: id, zone: zone.key, version }] as const)
  if (await steering.ask_all(asked)) steering.clear()
}
