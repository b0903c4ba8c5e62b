/** One revealed note on the board; with `pick` the whole note is a checkbox. */
import type { ComponentChildren } from 'preact'
import { Byline, NoteCard, zone_number } from '../parts/note.tsx'
import type { Board } from '../rows.ts'
import { usePhone } from './phone.ts'
import { t } from './words.ts'

type Pick = { is_picked: boolean; onPick: (id: string, on: boolean) => void }
type Props = { id: string; board: Board; pick?: Pick; action?: ComponentChildren }

export function BoardNote({ id, board, pick, action }: Props) {
  const { live } = usePhone()
  const note = live.tables.notes.get(id)
  if (!note) return null
  const author = live.tables.note_authors.get(id)
  const box = pick && (
    <input
      type="checkbox" class="pick" aria-label={`${t.value.pick_note}: ${note.text}`} checked={pick.is_picked}
      onChange={(event) => pick.onPick(id, event.currentTarget.checked)}
    />
  )
  const footer = (pick || action || note.on_behalf_of || author) && <><Byline note={note} author={author} />{action}</>
  return <NoteCard text={note.text} zone={zone_number(board, note.zone)} pick={box} footer={footer} />
}
