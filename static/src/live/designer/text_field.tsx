/** A text or a number of an activity, kept as it is typed. */
import { useId } from 'preact/hooks'
import { FieldNotes } from './clash.tsx'
import { useDesigning } from './designing.ts'
import { key_of } from './drafts.ts'
import { t } from './words.ts'

type Name = 'title_th' | 'title_en' | 'prompt_th' | 'prompt_en' | 'minutes'
type Field = { activity_id: string; name: Name; lang?: string; is_long?: boolean; is_number?: boolean; label?: string | undefined }

export function TextField({ activity_id, name, lang, is_long, is_number, label }: Field) {
  const { drafts } = useDesigning()
  const id = useId()
  const has_notes = drafts.clash(activity_id, name) || drafts.is_refused(activity_id, name)
  const shared = {
    id,
    class: 'input',
    lang,
    value: drafts.shown(activity_id, name) ?? '',
    'aria-invalid': has_notes ? true : undefined,
    'aria-describedby': has_notes ? `${id}-notes` : undefined,
    onInput: (event: { currentTarget: { value: string } }) => drafts.type(activity_id, name, event.currentTarget.value),
    onFocus: () => drafts.focus(key_of(activity_id, name)),
    onBlur: () => drafts.blur(key_of(activity_id, name)),
  }
  return (
    <div class="field" data-short={is_number ? '' : undefined}>
      <label for={id}>{label ?? t.value.fields[name]}</label>
      {is_long ? (
        <textarea {...shared} rows={3} />
      ) : (
        <input {...shared} autocomplete="off" inputMode={is_number ? 'numeric' : undefined} />
      )}
      <FieldNotes activity_id={activity_id} name={name} id={`${id}-notes`} />
    </div>
  )
}
