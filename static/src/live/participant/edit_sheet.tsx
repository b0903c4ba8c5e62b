/** Changing the words of a note: one that is saved, or one that was refused. */
import { useEffect, useRef } from 'preact/hooks'
import { Dialog } from '../parts/dialog.tsx'
import { say } from '../parts/toasts.tsx'
import type { Sending } from '../live.ts'
import type { Note } from '../rows.ts'
import { graphemes, LIMITS, tidy } from '../words.ts'
import { usePhone } from './phone.ts'
import { t } from './words.ts'

type Edit = { onClose: () => void } & ({ note: Note; refused?: never } | { refused: Sending; note?: never })

export function EditSheet({ note, refused, onClose }: Edit) {
  const { live } = usePhone()
  const field = useRef<HTMLTextAreaElement>(null)
  const first = useRef(note ?? { text: String(refused.data.text ?? ''), version: 0, id: '' })
  useEffect(() => field.current?.focus(), [])
  const save = () => {
    const text = tidy(field.current!.value)
    if (text === '') return say(t.value.empty_note, 'warn')
    const left = LIMITS.note - graphemes(text)
    if (left < 0) return say(t.value.letters_left(left), 'bad')
    onClose()
    if (refused) return void live.again(refused.id, { ...refused.data, text })
    const { id, version, text: base_text } = first.current
    if (text !== base_text) live.command('note.edit', { note_id: id, text, version }, { base_text })
  }
  return (
    <Dialog title={t.value.edit_note} onClose={onClose} onSubmit={save}>
      <textarea class="input" ref={field} rows={4} aria-label={t.value.edit_note} defaultValue={first.current.text} />
      <button class="button" data-kind="primary" data-size="big">{t.value.save}</button>
      <button type="button" class="button" data-size="full" onClick={onClose}>{t.value.cancel}</button>
    </Dialog>
  )
}
