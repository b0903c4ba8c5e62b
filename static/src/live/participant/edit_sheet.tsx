/** Changing a note: what is written lies on a draft at once, and waits there when the sheet or the activity closes. */
import { useComputed, useSignal } from '@preact/signals'
import { useEffect, useMemo, useRef } from 'preact/hooks'
import { Dialog } from '../parts/dialog.tsx'
import { sentence } from '../parts/phrases.tsx'
import { Status } from '../parts/status.tsx'
import { say } from '../parts/toasts.tsx'
import { AttachButtons, AttachedThings, type On } from './attaching.tsx'
import { drop_draft } from './coming.ts'
import { activity_of } from './mending.ts'
import { want_focus } from './focus.ts'
import { usePhone } from './phone.ts'
import { is_empty, send_draft } from './sending_notes.ts'
import { Left, letters_left, WordsField } from './words_field.tsx'
import { useWritable } from './writable.ts'
import { t as unsent } from './unsent_words.ts'
import { t } from './words.ts'

export function EditSheet({ draft_key }: On) {
  const phone = usePhone()
  const { drafts, editing, announcer } = phone
  const field = useRef<HTMLTextAreaElement>(null)
  const problem = useSignal('')
  const is_changed = useComputed(() => drafts.has_something(draft_key))
  useEffect(() => field.current?.focus(), [])
  const leave = () => {
    editing.value = null
    want_focus(draft_key)
  }
  const close = () => {
    leave()
    if (is_changed.peek()) announcer.answer(unsent.value.edit_kept)
    else drafts.drop(draft_key)
  }
  const is_over = () => {
    if (is_changed.peek()) say(unsent.value.edit_closed, 'warn')
    close()
  }
  const save = () => {
    const draft = drafts.of(draft_key)
    field.current!.focus()
    if (is_empty(draft)) return void (problem.value = unsent.value.empty_edit)
    if (letters_left(draft.text) < 0) return
    leave()
    if (is_changed.peek()) send_draft(phone, draft_key)
    else drafts.drop(draft_key)
  }
  return (
    <Dialog title={unsent.value.edit_note} onClose={close} onSubmit={save}>
      <UntilItCloses draft_key={draft_key} onOver={is_over} />
      <WordsField draft_key={draft_key} field={field} problem={problem} class="input" rows={4} aria-label={unsent.value.edit_note} />
      <AttachedThings draft_key={draft_key} />
      <AttachButtons draft_key={draft_key} />
      <footer class="ways">
        <Left draft_key={draft_key} />
        <button class="button" data-kind="primary" data-size="full">{t.value.save}</button>
        <button type="button" class="button" onClick={close}>{is_changed.value ? unsent.value.edit_later : t.value.cancel}</button>
        {is_changed.value && (
          <button type="button" class="button" data-kind="plain" onClick={() => (leave(), drop_draft(phone, draft_key))}>{unsent.value.edit_drop}</button>
        )}
      </footer>
    </Dialog>
  )
}

/** Says that the end is near. When it has come, or the room is elsewhere, what was changed waits among the drafts. */
function UntilItCloses({ draft_key, onOver }: On & { onOver: () => void }) {
  const phone = usePhone()
  const { before, activity } = useMemo(() => ({ before: phone.drafts.of(draft_key).before, activity: activity_of(phone, draft_key) }), [])
  const note = phone.live.tables.notes.get(draft_key)
  const { is_writable, closes_in } = useWritable(activity)
  const is_over = !is_writable || (before !== null && (!note || note.is_hidden))
  useEffect(() => {
    if (is_over) onOver()
  }, [is_over])
  return closes_in === null ? null : <Status tone="warn" icon="clock">{sentence(t.value.closing_soon(closes_in))}</Status>
}
