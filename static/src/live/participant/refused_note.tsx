/** A note of mine that the server would not take: the reason, my words in full, and the way out. */
import { useSignal } from '@preact/signals'
import { Icon } from '../parts/icon.tsx'
import { NoteCard } from '../parts/note.tsx'
import type { Sending } from '../live.ts'
import type { Note } from '../rows.ts'
import { attached_by } from './attached.ts'
import { AttachedView } from './attaching.tsx'
import { EditSheet } from './edit_sheet.tsx'
import { CopyButton } from './gone.tsx'
import { usePhone } from './phone.ts'
import { reason, t } from './words.ts'

const TYPE_AGAIN = new Set(['invalid', 'too_large'])
const SAME_AGAIN = new Set(['internal', 'id_reused', 'not_allowed', 'stage_closed', 'conflict'])

type Refused = { entry: Sending; zone: number; note?: Note }

export function RefusedNote({ entry, zone, note }: Refused) {
  const code = entry.answer && !entry.answer.ok ? entry.answer.code : ''
  const theirs = entry.answer && !entry.answer.ok ? entry.answer.row : undefined
  if (code === 'conflict' && theirs && entry.type === 'note.edit') {
    return <Conflict entry={entry} zone={zone} theirs={theirs as unknown as Note} />
  }
  const text = String(entry.data.text ?? note?.text ?? '')
  const illustration = <AttachedView attached={attached_by(entry.data)} />
  return <NoteCard text={text} zone={zone} state="refused" illustration={illustration} footer={<WayOut entry={entry} code={code} text={text} />} />
}

function WayOut({ entry, code, text }: { entry: Sending; code: string; text: string }) {
  const { live } = usePhone()
  const is_editing = useSignal(false)
  const is_unknown = entry.state === 'unknown'
  return (
    <span class="stack grow">
      <span><Icon name="alert" /> {is_unknown ? t.value.unknown_saved : reason(entry.answer)}</span>
      <span class="row" data-wrap>
        {TYPE_AGAIN.has(code) && <Press words={t.value.fix_and_send} onPress={() => (is_editing.value = true)} />}
        {SAME_AGAIN.has(code) && <Press words={t.value.try_again} onPress={() => live.again(entry.id)} />}
        <CopyButton text={text} />
        <button type="button" class="button" data-kind="plain" onClick={() => live.dismiss(entry.id)}>{t.value.discard}</button>
      </span>
      {is_editing.value && <EditSheet refused={entry} onClose={() => (is_editing.value = false)} />}
    </span>
  )
}

function Conflict({ entry, zone, theirs }: { entry: Sending; zone: number; theirs: Note }) {
  const { live } = usePhone()
  const { text } = entry.data
  const use_mine = () => live.again(entry.id, { ...entry.data, version: theirs.version })
  return (
    <article class="note" data-zone={zone} data-state="refused">
      <p><b>{t.value.conflict_title}</b></p>
      <p><span class="tiny soft">{t.value.conflict_theirs}</span><br />{theirs.text}</p>
      <p><span class="tiny soft">{t.value.conflict_mine}</span><br />{String(text)}</p>
      <div class="row" data-wrap>
        <Press words={t.value.use_mine} onPress={use_mine} />
        <Press words={t.value.use_theirs} onPress={() => live.dismiss(entry.id)} />
      </div>
    </article>
  )
}

function Press({ words, onPress }: { words: string; onPress: () => void }) {
  return <button type="button" class="button" onClick={onPress}>{words}</button>
}
