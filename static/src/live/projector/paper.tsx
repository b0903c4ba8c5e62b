/** A note on the wall: its words, what it shows, and who wrote it where names are shown. */
import type { Live } from '../live.ts'
import type { Board, Note } from '../rows.ts'
import { Illustration } from '../parts/illustration.tsx'
import { Byline, zone_number } from '../parts/note.tsx'
import { phrases } from '../parts/phrases.tsx'

type Place = { row: number; column: number; is_new: boolean }
type Paper = { live: Live; board: Board; note: Note; nth?: number; at?: Place }

/** `at` is a place of its own, into which it settles when it is new; without it the column decides. */
export function WallNote({ live, board, note, nth = 0, at }: Paper) {
  const author = live.tables.note_authors.get(note.id)
  return (
    <article
      class="note"
      data-note={note.id}
      data-zone={zone_number(board, note.zone)}
      data-arriving={at?.is_new ? '' : undefined}
      style={{ '--nth': Math.min(nth * 3, 20), ...(at && { gridRow: at.row, gridColumn: at.column }) }}
    >
      <Illustration live={live} id={note.id} is_still />
      {note.text && <p>{phrases(note.text)}</p>}
      {(author || note.on_behalf_of) && (
        <footer>
          <Byline note={note} author={author} />
        </footer>
      )}
    </article>
  )
}
