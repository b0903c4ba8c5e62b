/** One note of mine: what it says, how it fares in words, and the way on from there. */
import { useSignal } from '@preact/signals'
import { Icon } from '../parts/icon.tsx'
import { Illustration } from '../parts/illustration.tsx'
import { NoteCard, zone_number } from '../parts/note.tsx'
import { note_words } from '../parts/note_words.ts'
import type { Sending } from '../live.ts'
import type { Board, Note } from '../rows.ts'
import { attached_by } from './attached.ts'
import { AttachedView } from './attaching.tsx'
import { EditSheet } from './edit_sheet.tsx'
import { fate, last_word } from './pending.ts'
import { usePhone } from './phone.ts'
import { RefusedNote } from './refused_note.tsx'
import { keep_taken } from './taken.tsx'
import { t } from './words.ts'

/** Not in the tables yet. */
export function SentNote({ entry, board }: { entry: Sending; board: Board }) {
  const zone = zone_number(board, String(entry.data.zone))
  if (fate(entry) !== 'sending') return <RefusedNote entry={entry} zone={zone} />
  const illustration = <AttachedView attached={attached_by(entry.data)} />
  return <NoteCard text={String(entry.data.text)} zone={zone} state="sending" illustration={illustration} footer={<SendingWords />} />
}

export function SendingWords() {
  const is_online = usePhone().live.status.value === 'online'
  return <><Icon name="retry" />{is_online ? t.value.sending : t.value.waiting_network}</>
}

export function OwnNote({ id, board, is_writable }: { id: string; board: Board; is_writable: boolean }) {
  const { live } = usePhone()
  const is_editing = useSignal(false)
  const edit = () => (is_editing.value = true)
  const note = live.tables.notes.get(id)
  if (!note) return null
  const zone = zone_number(board, note.zone)
  const word = last_word(live.outbox.value, id)
  if (word && fate(word) !== 'sending') return <RefusedNote entry={word} zone={zone} note={note} />
  const card = { zone, illustration: <Illustration live={live} id={id} /> }
  if (word) return <NoteCard {...card} text={String(word.data.text ?? note.text)} state="sending" footer={<SendingWords />} />
  if (note.is_hidden) return <NoteCard {...card} text={note.text} state="hidden" footer={<Hidden id={id} />} />
  return (
    <>
      <NoteCard {...card} text={note.text} footer={<Saved note={note} is_writable={is_writable} onEdit={edit} />} />
      {is_editing.value && <EditSheet note={note} onClose={() => (is_editing.value = false)} />}
    </>
  )
}

type SavedProps = { note: Note; is_writable: boolean; onEdit: () => void }

function Saved({ note, is_writable, onEdit }: SavedProps) {
  const { live, person } = usePhone()
  const take_back = () => {
    keep_taken(person, { ...note, text: note_words(live.tables, note) })
    live.command('note.remove', { note_id: note.id })
  }
  return (
    <>
      <Icon name="check" />{t.value.saved}
      {is_writable && (
        <span class="row end bleed">
          <button type="button" class="button" data-kind="plain" onClick={take_back}>{t.value.take_back}</button>
          <button type="button" class="button" data-kind="plain" onClick={onEdit}>{t.value.edit}</button>
        </span>
      )}
    </>
  )
}

function Hidden({ id }: { id: string }) {
  const hiding = usePhone().live.tables.note_hidings.get(id)
  return (
    <>
      <Icon name="eye-off" />
      <span>{t.value.hidden_by_facilitator}{hiding && <><br />{t.value.hidden_reason(hiding.reason)}</>}</span>
    </>
  )
}
