/** One revealed note on the board; where it may be ticked the whole note is a checkbox. */
import { useComputed } from '@preact/signals'
import type { ComponentChildren } from 'preact'
import { Icon } from '../parts/icon.tsx'
import { Illustration } from '../parts/illustration.tsx'
import { note_words } from '../parts/note_words.ts'
import { Byline, NoteCard, zone_number } from '../parts/note.tsx'
import type { Board, Note } from '../rows.ts'
import { usePhone } from './phone.ts'
import type { Sorting } from './sorting.ts'
import { t } from './words.ts'

type Props = { id: string; board: Board; sorting?: Sorting; action?: (note: Note) => ComponentChildren }

/** With `sorting` it may be ticked, unless there is another `action`. */
export function BoardNote({ id, board, sorting, action }: Props) {
  const { live } = usePhone()
  const moved = useComputed(() => sorting?.moved.value.get(id)).value
  const note = live.tables.notes.get(id)
  if (!note) return moved ? <NoteCard id={id} text="" zone={0} state="moved" pick={<Moved words={moved} />} /> : null
  const author = live.tables.note_authors.get(id)
  const footer = (sorting || note.on_behalf_of || author) && <><Byline note={note} author={author} />{action?.(note)}</>
  const pick = moved ? <Moved words={moved} /> : sorting && !action && <PickBox note={note} sorting={sorting} />
  const card = { text: note.text, zone: zone_number(board, note.zone), illustration: <Illustration live={live} id={id} /> }
  return <NoteCard id={id} {...card} pick={pick} footer={footer} {...(moved && { state: 'moved' })} />
}

/** Where it was, and as high as it was: what others did moves nothing that somebody looks at. */
function Moved({ words }: { words: string }) {
  return <div class="moved tiny"><Icon name="check" /><span>{words}</span></div>
}

function PickBox({ note, sorting }: { note: Note; sorting: Sorting }) {
  const { tables } = usePhone().live
  const is_picked = useComputed(() => sorting.picked.value.has(note.id))
  const label = `${t.value.pick_note}: ${note_words(tables, note)}`
  return (
    <input
      type="checkbox" class="pick" aria-label={label} checked={is_picked.value} onChange={() => sorting.toggle(note.id)}
    />
  )
}
