/** A board that everybody reads while it is written: the newest notes, each in a place of its own. */
import { useRef } from 'preact/hooks'
import type { Live } from '../live.ts'
import type { Board, Note } from '../rows.ts'
import { WallNote } from './column.tsx'
import { zone_columns } from './columns.ts'
import { settled, type Slots } from './slots.ts'

const ROWS = 4
const MOST_AT_ONCE = 4

export function Arriving({ live, board, notes }: { live: Live; board: Board; notes: Note[] }) {
  const zones = zone_columns(board)
  return (
    <main class="wall-arriving" data-columns={zones.reduce((sum, { columns }) => sum + columns, 0)}>
      {zones.map(({ key, columns }) => (
        <Zone key={key} live={live} board={board} columns={columns} notes={notes.filter(({ zone }) => zone === key)} />
      ))}
    </main>
  )
}

type Props = { live: Live; board: Board; columns: number; notes: Note[] }

function Zone({ live, board, columns, notes }: Props) {
  const slots = useSlots(notes, columns * ROWS)
  const by_id = new Map(notes.map((note) => [note.id, note]))
  return (
    <section class="wall-zone" style={{ '--columns': columns }}>
      {slots.map((id, nth) => {
        const note = by_id.get(id ?? '')
        return note && <WallNote key={note.id} live={live} board={board} note={note} is_shown nth={nth} at={place_of(nth, columns)} />
      })}
    </section>
  )
}

/** Across first, so that the first notes stand side by side. */
const place_of = (nth: number, columns: number) => ({ row: Math.floor(nth / columns) + 1, column: (nth % columns) + 1 })

function useSlots(notes: Note[], seats: number): Slots {
  const slots = useRef<Slots>(Array.from({ length: seats }, () => null))
  slots.current = settled(slots.current, notes.map(({ id }) => id), MOST_AT_ONCE)
  return slots.current
}
