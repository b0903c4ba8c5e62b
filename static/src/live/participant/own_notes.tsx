/** My notes on one board, newest first: on their way, saved, refused, hidden, taken back. */
import { useComputed } from '@preact/signals'
import type { Board } from '../rows.ts'
import { OwnNote, SentNote } from './own_note.tsx'
import { notes_on_the_way } from './pending.ts'
import { usePhone } from './phone.ts'
import { TakenNotes } from './taken.tsx'
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
  const { live, place } = usePhone()
  const { notes, own_notes } = live.tables
  const mine = useComputed(() => {
    const here = notes.all.value.filter(({ id, board_id }) => board_id === board.id && own_notes.get(id) !== undefined)
    return here.sort((a, b) => b.position - a.position).map(({ id }) => id)
  })
  const coming = useComputed(() => notes_on_the_way(live.outbox.value, board.id, (id) => notes.get(id) !== undefined).reverse())
  const count = mine.value.length + coming.value.length
  const { activity } = place.value
  const hint = count > 0 && !activity?.is_revealed && (activity?.is_read_by_facilitators ? t.value.seen_by_facilitators : t.value.unseen)
  return (
    <section class="stack" data-gap="notes">
      <h2 class="small">
        {t.value.my_notes} <span class="faint weight-normal">{count > 0 && t.value.sheets(count)}{hint && ` · ${hint}`}</span>
      </h2>
      {count === 0 && <p class="small soft">{t.value.no_notes_yet}</p>}
      {coming.value.map((entry) => <SentNote key={entry.data.note_id} board={board} entry={entry} />)}
      {mine.value.map((id) => <OwnNote key={id} id={id} board={board} is_writable={is_writable} />)}
      {is_writable && <TakenNotes board={board} />}
    </section>
  )
}
