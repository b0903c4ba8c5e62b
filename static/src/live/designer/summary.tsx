/** What the day comes to: how long, from when to when, and whether everything typed is saved. */
import { useSignal } from '@preact/signals'
import { bilingual } from '../i18n.ts'
import { Icon } from '../parts/icon.tsx'
import { phrases, sentence } from '../parts/phrases.tsx'
import { clock_time, from_field, planned_minutes, span, to_field } from '../parts/plan.ts'
import { stage_runs_of, workshop_of } from '../parts/reading.ts'
import { Connection, Status } from '../parts/status.tsx'
import { useSecond } from '../parts/timer.tsx'
import { useDesigning } from './designing.ts'
import { first_to_mend } from './editor.tsx'
import { t } from './words.ts'

export function Summary() {
  const designing = useDesigning()
  const { tables } = designing.live
  const minutes = planned_minutes(tables)
  return (
    <section class="sheet day-summary" aria-label={t.value.total}>
      <div>
        <p class="small soft">{t.value.total}</p>
        <p class="number day-span">{span(minutes, t.value)}</p>
        <p class="tiny faint">
          {t.value.stages_and_activities(stage_runs_of(tables).length, tables.activities.ids.value.length)}
        </p>
      </div>
      <Beginning />
      <Finish minutes={minutes} />
      <Names />
      <div class="day-tools">
        <Saving />
        <button
          class="button"
          aria-disabled={designing.undoable.value.length === 0}
          onClick={() => void designing.undo()}
        >
          <Icon name="undo" />
          {t.value.undo}
        </button>
        <button
          class="button redo"
          data-shape="square"
          aria-label={t.value.redo}
          title={t.value.redo}
          aria-disabled={designing.redoable.value.length === 0}
          onClick={() => void designing.redo()}
        >
          <Icon name="undo" />
        </button>
        <button
          class="button"
          data-shape="square"
          aria-label={t.value.help.title}
          title={t.value.help.title}
          onClick={() => (designing.is_helping.value = true)}
        >
          ?
        </button>
      </div>
      <Leftovers />
    </section>
  )
}

/** What was typed for an activity that has begun meanwhile, or was taken out: to be copied or put aside, not lost. */
function Leftovers() {
  const { drafts } = useDesigning()
  const left = drafts.leftovers()
  if (left.length === 0) return null
  return (
    <div class="clash span" role="alert">
      <p>{t.value.leftovers}</p>
      <ul class="stack">
        {left.map(({ key, words }) => (
          <li class="row" key={key}>
            <q class="grow">{words}</q>
            <button type="button" class="button" onClick={() => drafts.put_aside(key)}>
              {t.value.put_aside}
            </button>
          </li>
        ))}
      </ul>
    </div>
  )
}

function Beginning() {
  const designing = useDesigning()
  const workshop = workshop_of(designing.live.tables)
  const typed = useSignal<string | null>(null)
  if (!workshop) return null
  const save = () => {
    if (typed.value === null) return
    const starts_at = from_field(typed.value)
    typed.value = null
    if (starts_at !== (workshop.starts_at ?? 0)) void designing.ask('workshop.edit', { starts_at })
  }
  return (
    <div class="field">
      <label for="starts_at" class="small">
        {t.value.starts_at}
      </label>
      <input
        id="starts_at"
        class="input"
        type="datetime-local"
        aria-describedby="starts_at_hint"
        value={typed.value ?? to_field(workshop.starts_at)}
        onInput={(event) => (typed.value = event.currentTarget.value)}
        onBlur={save}
      />
      <p class="hint tiny" id="starts_at_hint">
        {sentence(t.value.starts_hint)}
      </p>
    </div>
  )
}

function Finish({ minutes }: { minutes: number }) {
  const { live } = useDesigning()
  const now = useSecond(live)
  const starts_at = workshop_of(live.tables)?.starts_at
  return (
    <div>
      <p class="small soft">{t.value.ends_at}</p>
      <p class="number day-span">{t.value.oclock(clock_time((starts_at ?? now.value) + minutes * 60_000))}</p>
      {!starts_at && <p class="tiny faint">{t.value.if_now}</p>}
    </div>
  )
}

/** What people join on can be chosen until the opening. */
function Names() {
  const designing = useDesigning()
  const workshop = workshop_of(designing.live.tables)
  if (!workshop) return null
  const { shows_names, shows_names_hint, names_fixed } = t.value
  if (workshop.state !== 'draft') return <p class="small soft">{names_fixed[workshop.shows_names ? 'yes' : 'no']}</p>
  return (
    <label class="tick">
      <input
        type="checkbox"
        checked={workshop.shows_names}
        onChange={(event) => void designing.ask('workshop.edit', { shows_names: event.currentTarget.checked })}
      />
      <span>
        {shows_names}
        <span class="tiny faint block">{sentence(shows_names_hint)}</span>
      </span>
    </label>
  )
}

function Saving() {
  const { live, drafts } = useDesigning()
  const waiting = drafts.waiting()
  const stuck = drafts.stuck()
  const is_sending = waiting.length > 0 || live.outbox.value.length > 0
  if (live.status.value !== 'online') return <Connection live={live} />
  if (stuck) return <Stuck activity_id={stuck} />
  return is_sending ? <Status icon="send">{t.value.saving}</Status> : <Status tone="good">{t.value.saved}</Status>
}

/** Leads to the field, which says why. */
function Stuck({ activity_id }: { activity_id: string }) {
  const { live, unfolded } = useDesigning()
  const activity = live.tables.activities.get(activity_id)
  const words = t.value.show_unsaved(activity ? bilingual(activity, 'title') : '')
  const show = () => {
    if (unfolded.peek() === activity_id) return first_to_mend()?.focus()
    // It goes there by itself as it unfolds.
    unfolded.value = activity_id
  }
  return (
    <span class="row" data-wrap>
      <Status tone="warn">{t.value.unsaved}</Status>
      <button type="button" class="button" data-kind="plain" aria-label={words} onClick={show}>
        <span>{phrases(words)}</span>
      </button>
    </span>
  )
}
