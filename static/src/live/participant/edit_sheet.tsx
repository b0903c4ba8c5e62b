/** Changing the words of a note: one that is saved, or one that was refused. */
import { useEffect, useRef } from 'preact/hooks'
import { Dialog } from '../parts/dialog.tsx'
import { say } from '../parts/toasts.tsx'
import type { Sending } from '../live.ts'
import type { Note } from '../rows.ts'
import { graphemes, LIMITS, tidy } from '../words.ts'
import { attached_by, attached_to, changes_of, is_something } from './attached.ts'
import { AttachButtons, AttachedThings, useAttaching, waits_for } from './attaching.tsx'
import { usePhone } from './phone.ts'
import { t } from './words.ts'

type Edit = { onClose: () => void } & ({ note: Note; refused?: never } | { refused: Sending; note?: never })

export function EditSheet({ note, refused, onClose }: Edit) {
  const phone = usePhone()
  const { live } = phone
  const field = useRef<HTMLTextAreaElement>(null)
  const first = useRef(note ?? { text: String(refused.data.text ?? ''), version: 0, id: '' })
  const before = useRef(note ? attached_to(live.tables, note.id) : attached_by(refused.data))
  const attaching = useAttaching(before.current)
  useEffect(() => field.current?.focus(), [])
  const save = () => {
    const text = tidy(field.current!.value)
    const attached = attaching.attached.value
    const waits = waits_for(phone, attaching)
    if (waits) return say(waits, 'warn')
    if (text === '' && !is_something(attached)) return say(t.value.empty_note, 'warn')
    const left = LIMITS.note - graphemes(text)
    if (left < 0) return say(t.value.letters_left(left), 'bad')
    onClose()
    const changes = changes_of(before.current, attached)
    if (refused) return void live.again(refused.id, { ...refused.data, text, ...changes })
    const { id, version, text: base_text } = first.current
    if (text === base_text && Object.keys(changes).length === 0) return
    live.command('note.edit', { note_id: id, text, version, ...changes }, { base_text })
  }
  return (
    <Dialog title={t.value.edit_note} onClose={onClose} onSubmit={save}>
      <textarea class="input" ref={field} rows={4} aria-label={t.value.edit_note} defaultValue={first.current.text} />
      <AttachedThings {...attaching} />
      <AttachButtons {...attaching} />
      <button class="button" data-kind="primary" data-size="big">{t.value.save}</button>
      <button type="button" class="button" data-size="full" onClick={onClose}>{t.value.cancel}</button>
    </Dialog>
  )
}
