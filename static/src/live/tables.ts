/** The store's tables as signals, so that a card is drawn again only when its own row changes. */
import { batch, computed, signal, type ReadonlySignal, type Signal } from '@preact/signals'
import type { Table, Tables } from './live.ts'
import type { TableName } from './rows.ts'
import type { Rows, State } from './store.ts'

const NAMES: Record<TableName, true> = {
  workshop: true, stage_runs: true, activities: true, boards: true, notes: true, own_notes: true,
  note_pictures: true, note_sketches: true,
  note_authors: true, note_entries: true, note_hidings: true, clusters: true, rounds: true, round_items: true, ballots: true,
  entered_ballots: true, tallies: true, timer: true, spotlight: true, participants: true,
  facilitators: true, teams: true, hands: true, seat_plans: true, nudges: true, outcomes: true,
}
const NOTHING: Rows = new Map()

export function make_tables(): { tables: Tables; show: (state: State) => void } {
  const live = new Map(Object.keys(NAMES).map((name) => [name, new LiveTable<{ id: string }>()]))
  const show = (state: State) =>
    batch(() => live.forEach((table, name) => table.show(state.tables.get(name) ?? NOTHING)))
  return { tables: Object.fromEntries(live) as unknown as Tables, show }
}

class LiveTable<Row extends { id: string }> implements Table<Row> {
  readonly ids = signal<readonly string[]>([])
  readonly all = signal<readonly Row[]>([])
  #shown: Rows = NOTHING
  #rows = new Map<string, Signal<Row | undefined>>()

  row(id: string): Signal<Row | undefined> {
    const known = this.#rows.get(id)
    if (known) return known
    const made = signal<Row | undefined>(undefined)
    this.#rows.set(id, made)
    return made
  }

  get(id: string): Row | undefined {
    return this.row(id).value
  }

  select(keep: (row: Row) => boolean, order?: (a: Row, b: Row) => number): ReadonlySignal<readonly string[]> {
    let last: readonly string[] = []
    return computed(() => {
      const kept = this.all.value.filter(keep)
      const ids = (order ? kept.sort(order) : kept).map((row) => row.id)
      return (last = same(last, ids) ? last : ids)
    })
  }

  show(rows: Rows): void {
    if (rows === this.#shown) return
    for (const id of this.#shown.keys()) if (!rows.has(id)) this.row(id).value = undefined
    for (const [id, row] of rows) this.row(id).value = row as unknown as Row
    const ids = [...rows.keys()]
    if (!same(this.ids.peek(), ids)) this.ids.value = ids
    this.all.value = [...rows.values()] as unknown as Row[]
    this.#shown = rows
  }
}

function same(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((id, nth) => id === b[nth])
}
