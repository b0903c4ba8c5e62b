/** Everything that can be changed about one activity; saved as one types. */
import { useEffect, useRef } from 'preact/hooks'
import type { Activity } from '../rows.ts'
import { Icon } from '../parts/icon.tsx'
import { asks_for_input } from '../parts/kinds.ts'
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
  const prompts = asks_for_input(activity) ? undefined : t.value.segment_fields
  return (
    <div class="editor" ref={root} onKeyDown={(event) => event.key === 'Escape' && !onDone && fold()}>
      <div class="pair">
        <TextField activity_id={id} name="title_th" lang="th" />
        <TextField activity_id={id} name="title_en" lang="en" />
        <TextField activity_id={id} name="prompt_th" lang="th" is_long label={prompts?.prompt_th} />
        <TextField activity_id={id} name="prompt_en" lang="en" is_long label={prompts?.prompt_en} />
      </div>
      <TextField activity_id={id} name="minutes" is_number />
      <Content activity={activity} />
      <div class="row" data-wrap>
        <button type="button" class="button" onClick={fold}>
          {t.value.done}
        </button>
        {!onDone && (
          <button type="button" class="button" data-kind="plain" onClick={() => void designing.copy_activity(activity)}>
            <Icon name="copy" />
            {t.value.copy}
          </button>
        )}
      </div>
    </div>
  )
}

/** What it is done on; a segment on nothing. */
function Content({ activity: { id, kind } }: { activity: Activity }) {
  if (kind === 'vote') return <RuleField activity_id={id} />
  if (kind === 'segment') return null
  return (
    <>
      <ZonesField activity_id={id} />
      <ReadingField activity_id={id} />
    </>
  )
}

/** The first field of what is unfolded that was refused, or that two wrote into. */
export function first_to_mend(): HTMLElement | null {
  return document.querySelector('.editor [aria-invalid], .editor .clash button')
}
