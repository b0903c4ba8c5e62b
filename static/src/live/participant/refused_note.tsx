/** A note of mine that the server would not take: the reason, my words in full, and the way out. */
import { Icon } from '../parts/icon.tsx'
import { NoteCard, zone_number } from '../parts/note.tsx'
import { note_words } from '../parts/note_words.ts'
import { phrases, sentence } from '../parts/phrases.tsx'
import type { Sending } from '../live.ts'
import type { Board, Note } from '../rows.ts'
import { attached_after, attached_to } from './attached.ts'
import { AttachedView } from './attaching.tsx'
import { CopyButton } from './copy_button.tsx'
import { edit_refused } from './mending.ts'
import { want_focus, want_focus_beside } from './focus.ts'
import { usePhone } from './phone.ts'
import { t as unsent } from './unsent_words.ts'
import { reason, t } from './words.ts'

const TYPE_AGAIN = new Set(['invalid', 'too_large'])
const SAME_AGAIN = new Set(['internal', 'id_reused', 'not_allowed', 'stage_closed', 'conflict'])

export type Refused = { entry: Sending; board: Board; is_writable: boolean }

export function RefusedNote({ entry, board, is_writable }: Refused) {
  const { live } = usePhone()
  const id = String(entry.data.note_id)
  const note = live.tables.notes.get(id)
  const zone = zone_number(board, String(entry.data.zone ?? note?.zone))
  const theirs = entry.answer && !entry.answer.ok ? entry.answer.row : undefined
  if (code_of(entry) === 'conflict' && theirs && entry.type === 'note.edit') {
    return <Conflict entry={entry} zone={zone} theirs={theirs as unknown as Note} />
  }
  const text = String(entry.data.text ?? note?.text ?? '')
  const illustration = <AttachedView attached={attached_after(attached_to(live.tables, id), entry.data)} />
  const footer = <WayOut entry={entry} board={board} is_writable={is_writable} note={note} text={text} />
  return <NoteCard id={id} text={text} zone={zone} state="refused" illustration={illustration} footer={footer} />
}

/** Sending again is offered only where it can help: not once the board takes nothing any more. */
function WayOut({ entry, board, is_writable, note, text }: Refused & { note: Note | undefined; text: string }) {
  const phone = usePhone()
  const { live } = phone
  const is_change = entry.type === 'note.edit' && note !== undefined
  const code = is_writable ? code_of(entry) : ''
  const let_go = () => {
    if (note) want_focus(note.id)
    else want_focus_beside(String(entry.data.note_id))
    live.dismiss(entry.id)
  }
  return (
    <span class="stack grow">
      <span><Icon name="alert" /> {sentence(entry.state === 'unknown' ? t.value.unknown_saved : reason(entry.answer))}</span>
      {is_change && <span class="soft">{sentence(unsent.value.original_stays)} “{note_words(live.tables, note)}”</span>}
      <span class="ways">
        {TYPE_AGAIN.has(code) && <Press words={unsent.value.fix_and_send} onPress={() => edit_refused(phone, entry, board.id)} />}
        {SAME_AGAIN.has(code) && <Press words={unsent.value.try_again} onPress={() => live.again(entry.id)} />}
        {text && <CopyButton text={text} />}
        <Press kind="plain" words={is_change ? unsent.value.keep_original : unsent.value.discard} onPress={let_go} />
      </span>
    </span>
  )
}

function Conflict({ entry, zone, theirs }: { entry: Sending; zone: number; theirs: Note }) {
  const { live } = usePhone()
  const { text } = entry.data
  const use_mine = () => live.again(entry.id, { ...entry.data, version: theirs.version })
  return (
    <article class="note" data-zone={zone} data-state="refused" data-note={String(entry.data.note_id)}>
      <p><b>{unsent.value.conflict_title}</b></p>
      <p><span class="tiny soft">{unsent.value.conflict_theirs}</span><br />{phrases(theirs.text)}</p>
      <p><span class="tiny soft">{unsent.value.conflict_mine}</span><br />{phrases(String(text))}</p>
      <div class="ways">
        <Press words={unsent.value.use_mine} onPress={use_mine} />
        <Press words={unsent.value.use_theirs} onPress={() => live.dismiss(entry.id)} />
      </div>
    </article>
  )
}

function Press({ words, kind, onPress }: { words: string; kind?: 'plain'; onPress: () => void }) {
  return <button type="button" class="button" data-kind={kind} onClick={onPress}>{words}</button>
}

function code_of({ answer }: Sending): string {
  return answer && !answer.ok ? answer.code : ''
}
