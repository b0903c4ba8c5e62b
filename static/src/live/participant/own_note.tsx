/** One note of mine: what it says, how it fares in words, and the way on from there. */
import { useComputed } from '@preact/signals'
import { lazily } from '../lazily.tsx'
import { Icon } from '../parts/icon.tsx'
import { Illustration } from '../parts/illustration.tsx'
import { NoteCard, zone_number } from '../parts/note.tsx'
import { note_words } from '../parts/note_words.ts'
import type { Sending } from '../live.ts'
import type { Board, Note } from '../rows.ts'
import { attached_by } from './attached.ts'
import { AttachedView } from './attaching.tsx'
import type { Draft } from './drafts.ts'
import { edit_note } from './editing.ts'
import { useWantedFocus, want_focus } from './focus.ts'
import { tell_how_it_went } from './own_acts.ts'
import { fate, last_word } from './pending.ts'
import { usePhone } from './phone.ts'
import type { Refused } from './refused_note.tsx'
import { CarryingWords, SendingWords } from './sending_words.tsx'
import { keep_taken, TakenNote } from './taken.tsx'
import { reason, t } from './words.ts'

type On = { board: Board; is_writable: boolean }

const KeptPicture = lazily<{ of: string }>(() => import('./attachments.tsx').then((module) => module.KeptPicture))
const RefusedNote = lazily<Refused>(() => import('./refused_note.tsx').then((module) => module.RefusedNote), PlainRefusal)

function PlainRefusal({ entry: { data, answer }, board }: Refused) {
  return <NoteCard text={String(data.text ?? '')} zone={zone_number(board, String(data.zone))} state="refused" footer={reason(answer)} />
}

/** Sent, and still on this phone for its picture. */
export function GoingNote({ draft: { key, text, zone, attached, coming }, board }: { draft: Draft; board: Board }) {
  const illustration = <><AttachedView attached={attached} />{coming && <KeptPicture of={coming.key} />}</>
  return <NoteCard id={key} text={text} zone={zone_number(board, zone)} state="sending" illustration={illustration} footer={<CarryingWords />} />
}

/** Not in the tables yet. */
export function SentNote({ entry, board, is_writable }: On & { entry: Sending }) {
  const { note_id, zone, text } = entry.data
  useWantedFocus(String(note_id))
  if (fate(entry) !== 'sending') return <RefusedNote entry={entry} board={board} is_writable={is_writable} />
  const card = { id: String(note_id), zone: zone_number(board, String(zone)), illustration: <AttachedView attached={attached_by(entry.data)} /> }
  return <NoteCard {...card} text={String(text)} state="sending" footer={<SendingWords />} />
}

export function OwnNote({ id, board, is_writable }: On & { id: string }) {
  const { live, drafts } = usePhone()
  const going = useComputed(() => (drafts.find(id)?.is_going ? drafts.find(id) : undefined))
  useWantedFocus(id)
  const note = live.tables.notes.get(id)
  const word = last_word(live.outbox.value, id)
  const is_sending = word !== undefined && fate(word) === 'sending'
  if (!note || (is_sending && word.type === 'note.remove')) {
    return is_writable ? <TakenNote id={id} is_coming_back={word?.type === 'note.restore'} /> : null
  }
  if (word && !is_sending) return <RefusedNote entry={word} board={board} is_writable={is_writable} />
  if (going.value) return <GoingNote draft={going.value} board={board} />
  const card = { id, zone: zone_number(board, note.zone), illustration: <Illustration live={live} id={id} /> }
  if (word) return <NoteCard {...card} text={String(word.data.text ?? note.text)} state="sending" footer={<SendingWords />} />
  if (note.is_hidden) return <NoteCard {...card} text={note.text} state="hidden" footer={<Hidden id={id} />} />
  return <NoteCard {...card} text={note.text} footer={<Saved note={note} is_writable={is_writable} />} />
}

function Saved({ note, is_writable }: { note: Note; is_writable: boolean }) {
  const phone = usePhone()
  const { live, person, drafts } = phone
  const is_begun = useComputed(() => drafts.has_something(note.id))
  const take_back = () => {
    keep_taken(person, { ...note, text: note_words(live.tables, note) })
    tell_how_it_went(phone, live.command('note.remove', { note_id: note.id }).settled, () => t.value.taken_back)
    want_focus(note.id)
  }
  return (
    <>
      <Icon name="check" />{t.value.saved}{is_begun.value && ` · ${t.value.edit_waits}`}
      {is_writable && (
        <span class="row end bleed">
          <button type="button" class="button" data-kind="plain" onClick={take_back}>{t.value.take_back}</button>
          <button type="button" class="button" data-kind="plain" onClick={() => edit_note(phone, note)}>
            {is_begun.value ? t.value.edit_on : t.value.edit}
          </button>
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
