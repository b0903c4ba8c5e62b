/** The agenda down the side: what was planned beside what happened; any stage can be opened, and entered again. */
import { useEffect, useRef } from 'preact/hooks'
import type { Activity, StageRun } from '../rows.ts'
import { bilingual } from '../i18n.ts'
import { Icon } from '../parts/icon.tsx'
import { KIND_ICONS } from '../parts/kinds.ts'
import { phrases, sentence } from '../parts/phrases.tsx'
import { beginning, clock_time, due_times, is_repeat, minutes_of, minutes_spent } from '../parts/plan.ts'
import { activities_of, is_finished, is_locked, round_of, stage_runs_of, workshop_of } from '../parts/reading.ts'
import { useSecond } from '../parts/timer.tsx'
import { t as parts } from '../parts/words.ts'
import { OutcomeList } from './outcome_list.tsx'
import { Drift, EndOfDay } from './drift.tsx'
import { t as prepare } from './prepare_words.ts'
import { useSteering, type Steering } from './steering.ts'
import { t } from './words.ts'

const THREAD = { planned: undefined, open: 'now', closed: 'done' } as const

export function AgendaPane() {
  const { live } = useSteering()
  const begin = beginning(live.tables)
  const due = begin === undefined ? undefined : due_times(live.tables, begin)
  const is_closed = workshop_of(live.tables)?.state === 'closed'
  return (
    <>
      <div class="agenda-head">
        <h2 class="heading">
          <span class="keep">{t.value.agenda}</span> <Drift />
        </h2>
        <EndOfDay />
      </div>
      <section>
        {due && <p class="tiny faint">{sentence(prepare.value.times)}</p>}
        <ol class="agenda" data-times={due ? '' : undefined}>
          {stage_runs_of(live.tables).map((run) => (
            <Stage key={run.id} run={run} due={due?.get(run.id)} />
          ))}
        </ol>
        {!is_closed && (
          <p>
            <a
              class="button"
              data-kind="plain"
              target="_blank"
              href={`/staff/workshops/${live.boot.workshop_id}/agenda`}
            >
              <Icon name="edit" />
              {prepare.value.design}
            </a>
          </p>
        )}
      </section>
      <OutcomeList />
    </>
  )
}

function Stage({ run, due }: { run: StageRun; due: number | undefined }) {
  const { live } = useSteering()
  const now = useSecond(live)
  const activities = activities_of(live.tables, run.id)
  const finished = activities.filter((activity) => is_finished(live.tables, activity, now.value)).length
  const style = { '--gone': activities.length ? finished / activities.length : 0.5 }
  const line = useRef<HTMLLIElement>(null)
  useEffect(() => {
    if (run.state === 'open') line.current?.scrollIntoView({ block: 'nearest' })
  }, [run.state])
  return (
    <li
      ref={line}
      data-state={THREAD[run.state]}
      style={style}
      aria-current={run.state === 'open' ? 'step' : undefined}
    >
      <Times run={run} due={due} />
      <div class="row">
        <span class="grow">
          <b>
            {sentence(parts.value.stages[run.stage])}
            {run.run > 1 && <span class="tiny faint"> {t.value.run(run.run)}</span>}
          </b>
          <Spent run={run} planned={minutes_of(activities)} now={now.value} />
        </span>
        <StageAction run={run} is_finished={finished === activities.length} />
      </div>
      <ul>
        {activities.map((activity) => (
          <ActivityLine key={activity.id} activity={activity} now={now.value} />
        ))}
      </ul>
    </li>
  )
}

/** In ink when it really began, in grey when it was due. */
function Times({ run, due }: { run: StageRun; due: number | undefined }) {
  const { planned_at, began_at } = prepare.value
  return (
    <span class="agenda-times number">
      {run.opened_at !== null && <b aria-label={began_at(clock_time(run.opened_at))}>{clock_time(run.opened_at)}</b>}
      {due === undefined && run.opened_at !== null && is_repeat(run) && <Until run={run} opened_at={run.opened_at} />}
      {due !== undefined && <span aria-label={planned_at(clock_time(due))}>{clock_time(due)}</span>}
    </span>
  )
}

/** A stage that was entered once more stood in no plan: what is planned of it is its end. */
function Until({ run, opened_at }: { run: StageRun; opened_at: number }) {
  const { live } = useSteering()
  const at = clock_time(opened_at + minutes_of(activities_of(live.tables, run.id)) * 60_000)
  const words = prepare.value.extra_until(at)
  return (
    <span class="agenda-until" aria-label={words} title={words}>
      {prepare.value.until(at)}
    </span>
  )
}

/** How long it took, or takes, of what was planned: amber when little is left, red when it is over. */
function Spent({ run, planned, now }: { run: StageRun; planned: number; now: number }) {
  const spent = minutes_spent(run, now)
  if (spent === undefined) return <span class="tiny faint block">{prepare.value.minutes(planned)}</span>
  const tone = spent > planned ? 'bad' : spent >= planned * 0.8 ? 'warn' : undefined
  return (
    <span class="tiny faint block" data-tone={run.state === 'open' ? tone : undefined}>
      {sentence(prepare.value.took(spent, planned))}
    </span>
  )
}

function StageAction({ run, is_finished }: { run: StageRun; is_finished: boolean }) {
  const steering = useSteering()
  const { open_stage: open_words, enter_again } = t.value
  if (workshop_of(steering.live.tables)?.state !== 'open') return null
  if (run.state === 'open' && !is_finished) return null
  const is_again = run.state !== 'planned'
  const label = `${is_again ? enter_again : open_words}: ${parts.value.stages[run.stage]}`
  const ask = () => steering.open({ name: 'stage', stage_run_id: run.id })
  return (
    <button class="button" data-kind="plain" data-shape="square" aria-label={label} title={label} onClick={ask}>
      <Icon name={is_again ? 'retry' : 'play'} />
    </button>
  )
}

function ActivityLine({ activity, now }: { activity: Activity; now: number }) {
  const steering = useSteering()
  const is_shown = steering.activity.value?.id === activity.id
  return (
    <li>
      <button
        class="agenda-activity"
        aria-current={is_shown ? 'true' : undefined}
        onClick={() => steering.look_at(activity.id)}
      >
        <Icon name={KIND_ICONS[activity.kind]} />
        <span class="grow">
          {phrases(bilingual(activity, 'title'))}
          <span class="tiny faint">
            {sentence([t.value.minutes(activity.minutes), ...state_in_words(steering, activity, now)].join(' · '))}
          </span>
        </span>
      </button>
    </li>
  )
}

/** Nothing of what has not started: most of a day has not. */
function state_in_words({ live }: Steering, activity: Activity, now: number): string[] {
  const { states } = t.value
  const round = activity.kind === 'vote' ? round_of(live.tables, activity.id) : undefined
  if (round) return round.state === 'planned' ? [] : [states[round.state]]
  if (activity.state === 'planned') return []
  if (activity.kind === 'segment') return [activity.state === 'open' ? states.on : states.over]
  if (!is_locked(activity, now)) return [states.open]
  return [activity.is_revealed ? states.revealed : states.locked]
}
