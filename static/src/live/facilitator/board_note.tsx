/** One note on the console's board: the whole paper is a checkbox, and can be dragged. Drawn again only for its own row. */
import { useComputed } from '@preact/signals'
import type { Board } from '../rows.ts'
import { Illustration } from '../parts/illustration.tsx'
import { note_words } from '../parts/note_words.ts'
import { phrases } from '../parts/phrases.tsx'
import { Byline, long_mark, zone_number } from '../parts/note.tsx'
import { Icon } from '../parts/icon.tsx'
import { t as paper } from './paper_words.ts'
import { useSteering } from './steering.ts'
import { t } from './words.ts'

const LAST_TO_TURN = 20
/** Id of the sentence that tells keyboards how a note is moved. */
export const HOW_TO_MOVE = 'how-to-move'

export function BoardNote({ id, board, nth }: { id: string; board: Board; nth: number }) {
  const steering = useSteering()
  const { notes, note_authors, note_entries } = steering.live.tables
  const is_selected = useComputed(() => steering.selection.value.has(id))
  const note = notes.get(id)
  if (!note) return null
  const [author, entry] = [note_authors.get(id), note_entries.get(id)]
  const has_byline = author || note.on_behalf_of
  return (
    <article
      class="note"
      data-note={id}
      data-zone={zone_number(board, note.zone)}
      data-state={is_selected.value ? 'selected' : undefined}
      data-long={long_mark(note.text)}
      style={{ '--nth': Math.min(nth, LAST_TO_TURN) }}
    >
      <input
        type="checkbox"
        class="pick"
        checked={is_selected.value}
        aria-label={`${t.value.board.pick}: ${note_words(steering.live.tables, note)}`}
        aria-describedby={HOW_TO_MOVE}
        onClick={(event) => event.shiftKey && steering.select_through(ids_shown(), id)}
        onChange={() => steering.toggle(id)}
      />
      <Illustration live={steering.live} id={id} />
      {note.text && <p>{phrases(note.text)}</p>}
      {has_byline && (
        <footer>
          {entry && note.on_behalf_of ? (
            <span>{paper.value.entered(note.on_behalf_of, entry.name)}</span>
          ) : (
            <Byline note={note} author={author} />
          )}
        </footer>
      )}
    </article>
  )
}

/** Every note on the board that can be selected, in the order of reading. */
function ids_shown(): string[] {
  const shown = document.querySelectorAll<HTMLElement>('.board [data-note]')
  return [...shown].map((each) => each.dataset['note']!)
}

export function HiddenNote({ id, board }: { id: string; board: Board }) {
  const steering = useSteering()
  const { notes, note_hidings } = steering.live.tables
  const note = notes.get(id)
  if (!note) return null
  return (
    <article class="note" data-zone={zone_number(board, note.zone)} data-state="hidden">
      <Illustration live={steering.live} id={id} />
      {note.text && <p>{phrases(note.text)}</p>}
      <footer>
        <Icon name="eye-off" />
        <span class="grow">{t.value.board.hidden_because(note_hidings.get(id)?.reason ?? '')}</span>
        <button class="button" data-kind="plain" onClick={() => steering.ask('note.unhide', { note_id: id })}>
          {t.value.board.unhide}
        </button>
      </footer>
    </article>
  )
}
