/** Everything that can be changed about one activity; saved as one types. */
import { useEffect, useRef } from 'preact/hooks'
import type { Activity } from '../rows.ts'
import { useDesigning } from './designing.ts'
import { TextField } from './text_field.tsx'
import { ReadingField, RuleField } from './choices.tsx'
import { ZonesField } from './zones_field.tsx'
import { t } from './words.ts'

/** `onDone`: what folding it means where it does not stand in the list of the day. */
export function Editor({ activity, onDone }: { activity: Activity; onDone?: () => void }) {
  const designing = useDesigning()
  const root = useRef<HTMLDivElement>(null)
  useEffect(() => (first_to_mend() ?? root.current?.querySelector<HTMLElement>('input'))?.focus(), [])
  const fold = () => {
    designing.drafts.save_all()
    if (onDone) return onDone()
    root.current?.closest('.day-step')?.querySelector<HTMLElement>('.step-title')?.focus()
    designing.unfolded.value = null
  }
  const id = activity.id
  return (
    <div class="editor" ref={root} onKeyDown={(event) => event.key === 'Escape' && !onDone && fold()}>
      <div class="pair">
        <TextField activity_id={id} name="title_th" lang="th" />
        <TextField activity_id={id} name="title_en" lang="en" />
        <TextField activity_id={id} name="prompt_th" lang="th" is_long />
        <TextField activity_id={id} name="prompt_en" lang="en" is_long />
      </div>
      <TextField activity_id={id} name="minutes" is_number />
      {activity.kind === 'board' ? (
        <>
          <ZonesField activity_id={id} />
          <ReadingField activity_id={id} />
        </>
      ) : (
        <RuleField activity_id={id} />
      )}
      <div>
        <button type="button" class="button" onClick={fold}>
          {t.value.done}
        </button>
      </div>
    </div>
  )
}

/** The first field of what is unfolded that was refused, or that two wrote into. */
export function first_to_mend(): HTMLElement | null {
  return document.querySelector('.editor [aria-invalid], .editor .clash button')
}
