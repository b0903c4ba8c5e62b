/** One revealed note on the board; where it may be `picked` the whole note is a checkbox. */
import { useComputed } from '@preact/signals'
import type { ComponentChildren } from 'preact'
import { Illustration } from '../parts/illustration.tsx'
import { note_words } from '../parts/note_words.ts'
import { Byline, NoteCard, zone_number } from '../parts/note.tsx'
import type { Board, Note } from '../rows.ts'
import type { Picked } from './board.tsx'
import { usePhone } from './phone.ts'
import { t } from './words.ts'

type Props = { id: string; board: Board; picked?: Picked; action?: (note: Note) => ComponentChildren }

export function BoardNote({ id, board, picked, action }: Props) {
  const { live } = usePhone()
  const note = live.tables.notes.get(id)
  if (!note) return null
  const author = live.tables.note_authors.get(id)
  const footer = (picked || action || note.on_behalf_of || author) && <><Byline note={note} author={author} />{action?.(note)}</>
  const pick = picked && <PickBox note={note} picked={picked} />
  const illustration = <Illustration live={live} id={id} />
  return <NoteCard id={id} text={note.text} zone={zone_number(board, note.zone)} illustration={illustration} pick={pick} footer={footer} />
}

function PickBox({ note, picked }: { note: Note; picked: Picked }) {
  const { tables } = usePhone().live
  const is_picked = useComputed(() => picked.value.has(note.id))
  const toggle = () => {
    const next = new Set(picked.value)
    if (!next.delete(note.id)) next.add(note.id)
    picked.value = next
  }
  const label = `${t.value.pick_note}: ${note_words(tables, note)}`
  return <input type="checkbox" class="pick" aria-label={label} checked={is_picked.value} onChange={toggle} />
}
