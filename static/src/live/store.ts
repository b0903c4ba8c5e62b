/** The screen's state and the one rule for changing it: snapshots replace, frames advance. Pure; no DOM, no socket. */

export type Row = { id: string; [field: string]: unknown }
export type Event = {
  seq: number
  type: string
  at?: number
  put?: Record<string, Row[]>
  drop?: Record<string, string[]>
}
export type Frame = { epoch: string; from: number; to: number; events?: Event[]; now?: number; after_ms?: number }
export type Snapshot = { epoch: string; seq: number; snapshot: Record<string, Row[]> }
export type Rows = ReadonlyMap<string, Row>
export type State = { epoch: string; seq: number; tables: ReadonlyMap<string, Rows> }

/** `gap`: something in between is missing. `other_epoch`: not ours any more. Both ask for a sync. */
export type Verdict = State | 'gap' | 'other_epoch'

/** The state after a snapshot; one that is older than what is shown (same epoch, lower seq) is ignored. */
export function adopt(state: State | null, { epoch, seq, snapshot }: Snapshot): State {
  if (state && state.epoch === epoch && seq < state.seq) return state
  const tables = Object.entries(snapshot).map(([name, rows]) => [name, by_id(rows)] as const)
  return { epoch, seq, tables: new Map(tables) }
}

/** The state after a frame or a head; events that were seen already change nothing. */
export function advance(state: State, frame: Frame): Verdict {
  if (frame.epoch !== state.epoch) return 'other_epoch'
  if (frame.from > state.seq) return 'gap'
  if (frame.to <= state.seq) return state
  const unseen = (frame.events ?? []).filter((event) => event.seq > state.seq)
  return { epoch: state.epoch, seq: frame.to, tables: after(state.tables, unseen) }
}

/** A table is copied once for a whole frame. Within an event drops apply before puts. */
function after(tables: State['tables'], events: Event[]): State['tables'] {
  const copies = new Map<string, Map<string, Row>>()
  const copy = (name: string) => copies.get(name) ?? copied(name)
  const copied = (name: string) => {
    const rows = new Map(tables.get(name))
    copies.set(name, rows)
    return rows
  }
  for (const { drop = {}, put = {} } of events) {
    for (const [name, ids] of Object.entries(drop)) for (const id of ids) copy(name).delete(id)
    for (const [name, rows] of Object.entries(put)) for (const row of rows) copy(name).set(row.id, row)
  }
  return new Map([...tables, ...copies])
}

function by_id(rows: Row[]): Map<string, Row> {
  return new Map(rows.map((row) => [row.id, row]))
}
