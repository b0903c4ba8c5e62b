/** My notes on one board, newest first: on their way, saved, refused, hidden, and where one was that I took back. */
import { useComputed } from '@preact/signals'
import type { Board } from '../rows.ts'
import { useWantedFocus } from './focus.ts'
import { GoingNote, OwnNote, SentNote } from './own_note.tsx'
import { notes_on_the_way } from './pending.ts'
import { usePhone } from './phone.ts'
import { taken_by } from './taken.tsx'
import { t } from './words.ts'

/** On the revealed board: those of mine that a facilitator took from the room, with the reason. */
export function HiddenOwnNotes({ board }: { board: Board }) {
  const { notes, own_notes } = usePhone().live.tables
  const is_mine = (id: string) => own_notes.get(id) !== undefined
  const hidden = notes.all.value.filter((note) => note.is_hidden && note.board_id === board.id && is_mine(note.id))
  if (hidden.length === 0) return null
  return (
    <section class="stack" data-gap="notes">
      <h2 class="small">{t.value.my_notes}</h2>
      {hidden.map(({ id }) => <OwnNote key={id} id={id} board={board} is_writable={false} />)}
    </section>
  )
}

export function OwnNotes({ board, is_writable }: { board: Board; is_writable: boolean }) {
  const { live, place, drafts } = usePhone()
  const going = useComputed(() => drafts.list.value.filter(({ is_going, before, board_id }) => is_going && !before && board_id === board.id))
  const coming = useComputed(() => notes_on_the_way(live.outbox.value, board.id, (id) => live.tables.notes.get(id) !== undefined).reverse())
  const mine = useMine(board)
  useWantedFocus(board.id)
  const count = mine.value.filter(({ is_taken }) => !is_taken).length + coming.value.length + going.value.length
  const { activity } = place.value
  const hint = count > 0 && !activity?.is_revealed && (activity?.is_read_by_facilitators ? t.value.seen_by_facilitators : t.value.unseen)
  return (
    <section class="stack" data-gap="notes">
      <h2 class="small" data-note={board.id}>
        {t.value.my_notes} <span class="faint weight-normal">{count > 0 && t.value.sheets(count)}{hint && ` · ${hint}`}</span>
      </h2>
      {count === 0 && <p class="small soft">{t.value.no_notes_yet}</p>}
      {going.value.map((draft) => <GoingNote key={draft.key} board={board} draft={draft} />)}
      {coming.value.map((entry) => <SentNote key={entry.data.note_id} board={board} entry={entry} is_writable={is_writable} />)}
      {mine.value.map(({ id }) => <OwnNote key={id} id={id} board={board} is_writable={is_writable} />)}
    </section>
  )
}

/** In their order, those among them that were taken back. */
function useMine(board: Board) {
  const { live, person } = usePhone()
  const { notes, own_notes } = live.tables
  return useComputed(() => {
    const here = notes.all.value.filter(({ id, board_id }) => board_id === board.id && own_notes.get(id) !== undefined)
    const gone = taken_by(person).filter(({ id, board_id }) => board_id === board.id && notes.get(id) === undefined)
    const placed = [...here.map((note) => ({ ...note, is_taken: false })), ...gone.map((one) => ({ ...one, is_taken: true }))]
    return placed.sort((a, b) => (b.position ?? 0) - (a.position ?? 0))
  })
}
