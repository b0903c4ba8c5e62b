/** What is unrevealed and yet read by facilitators, as writers were told: to read, and nothing else. */
import type { Board } from '../rows.ts'
import { Illustration } from '../parts/illustration.tsx'
import { NoteCard, zone_number } from '../parts/note.tsx'
import { useSteering } from './steering.ts'

export function ReadAlong({ board }: { board: Board }) {
  const { live } = useSteering()
  const notes = live.tables.notes.all.value.filter((note) => note.board_id === board.id)
  return (
    <section class="read-along span">
      {[...notes]
        .sort((a, b) => (a.id < b.id ? -1 : 1))
        .map((note) => (
          <NoteCard
            key={note.id}
            text={note.text}
            zone={zone_number(board, note.zone)}
            illustration={<Illustration live={live} id={note.id} />}
          />
        ))}
    </section>
  )
}
