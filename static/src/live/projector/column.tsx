/** One column of notes on the wall: as many as fit whole, and how many more there are. */
import { useSignal } from '@preact/signals'
import { useLayoutEffect, useRef } from 'preact/hooks'
import type { Live } from '../live.ts'
import type { Board, Note } from '../rows.ts'
import { Illustration } from '../parts/illustration.tsx'
import { Mark } from '../parts/mark.tsx'
import { zone_number } from '../parts/note.tsx'
import { t as parts } from '../parts/words.ts'
import { t } from '../facilitator/words.ts'

const MOST = 8
const LONG = 90
/** The line that says how many more, with its gap. */
const LINE_REM = 3

export function Column({
  live,
  board,
  title,
  notes,
}: {
  live: Live
  board: Board
  title?: string | undefined
  notes: Note[]
}) {
  const root = useRef<HTMLElement>(null)
  const fit = useFit(root, notes)
  const more = notes.length - fit
  return (
    <section class="wall-column" ref={root}>
      {title !== undefined && (
        <header class="row">
          <h2>{title}</h2>
          <span class="end number soft">{notes.length}</span>
        </header>
      )}
      {notes.slice(0, MOST).map((note, nth) => (
        <WallNote key={note.id} live={live} board={board} note={note} is_shown={nth < fit} nth={nth} />
      ))}
      {more > 0 && <p class="soft wall-more">{t.value.projector.and_more(more)}</p>}
    </section>
  )
}

type Place = { row: number; column: number }
type Paper = { live: Live; board: Board; note: Note; is_shown: boolean; nth: number; at?: Place }

/** `at` is a place of its own, into which it settles; without it the column decides. */
export function WallNote({ live, board, note, is_shown, nth, at }: Paper) {
  const author = live.tables.note_authors.get(note.id)
  return (
    <article
      class="note"
      data-note={note.id}
      data-zone={zone_number(board, note.zone)}
      data-long={note.text.length > LONG ? '' : undefined}
      aria-hidden={!is_shown}
      data-unfit={is_shown ? undefined : ''}
      data-arriving={at ? '' : undefined}
      style={{ '--nth': Math.min(nth * 3, 20), ...(at && { gridRow: at.row, gridColumn: at.column }) }}
    >
      <Illustration live={live} id={note.id} is_still />
      {note.text && <p>{note.text}</p>}
      {(author || note.on_behalf_of) && (
        <footer>
          {author && !note.on_behalf_of && <Mark sector={author.sector} />}
          {note.on_behalf_of && <span>{parts.value.on_behalf_of(note.on_behalf_of)}</span>}
        </footer>
      )}
    </article>
  )
}

/** How many of the column's notes end above its lower edge, with room left for the line that says how many more. */
function useFit(root: { current: HTMLElement | null }, notes: readonly Note[]): number {
  const fit = useSignal(Math.min(notes.length, MOST))
  const measure = () => {
    const column = root.current
    if (!column) return
    column.dataset['measuring'] = ''
    const room = column.getBoundingClientRect().bottom
    const line = parseFloat(getComputedStyle(document.documentElement).fontSize) * LINE_REM
    const ends = [...column.querySelectorAll('.note')].map((paper) => paper.getBoundingClientRect().bottom)
    delete column.dataset['measuring']
    const is_all = ends.length === notes.length && ends.every((end) => end <= room)
    fit.value = is_all ? notes.length : Math.max(1, ends.filter((end) => end <= room - line).length)
  }
  useLayoutEffect(() => {
    measure()
    void document.fonts?.ready.then(measure)
    addEventListener('resize', measure)
    return () => removeEventListener('resize', measure)
  }, [notes.map((note) => note.id + note.version).join()])
  return Math.min(fit.value, notes.length)
}
