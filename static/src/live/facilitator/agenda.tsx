/** The agenda down the side: stages with their activities; any stage can be opened, and entered again. */
import { useEffect, useRef } from 'preact/hooks'
import type { Activity, StageRun } from '../rows.ts'
import { bilingual } from '../i18n.ts'
import { new_id } from '../ids.ts'
import { Icon } from '../parts/icon.tsx'
import { activities_of, is_finished, is_locked, round_of, stage_runs_of, workshop_of } from '../parts/reading.ts'
import { useSecond } from '../parts/timer.tsx'
import { t as parts } from '../parts/words.ts'
import { OutcomeList } from './outcome_list.tsx'
import { useSteering, type Steering } from './steering.ts'
import { open_stage } from './take_step.ts'
import { t } from './words.ts'

const THREAD = { planned: undefined, open: 'now', closed: 'done' } as const

export function AgendaPane() {
  const { live } = useSteering()
  return (
    <>
      <section>
        <h2 class="heading">{t.value.agenda}</h2>
        <ol class="agenda">
          {stage_runs_of(live.tables).map((run) => (
            <Stage key={run.id} run={run} />
          ))}
        </ol>
      </section>
      <OutcomeList />
    </>
  )
}

function Stage({ run }: { run: StageRun }) {
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
      <div class="row">
        <b class="grow">
          {parts.value.stages[run.stage]}
          {run.run > 1 && <span class="tiny faint"> {t.value.run(run.run)}</span>}
        </b>
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

function StageAction({ run, is_finished }: { run: StageRun; is_finished: boolean }) {
  const steering = useSteering()
  const { open_stage: open_words, enter_again } = t.value
  if (workshop_of(steering.live.tables)?.state !== 'open') return null
  if (run.state === 'open' && !is_finished) return null
  const label = `${run.state === 'planned' ? open_words : enter_again}: ${parts.value.stages[run.stage]}`
  const go = () => (run.state === 'planned' ? open_stage(steering, run.id) : enter(steering, run))
  return (
    <button class="button" data-kind="plain" data-shape="square" aria-label={label} title={label} onClick={go}>
      <Icon name={run.state === 'planned' ? 'play' : 'retry'} />
    </button>
  )
}

/** Going back to a stage opens a new run of it; the old one stays as it was. */
async function enter(steering: Steering, run: StageRun): Promise<void> {
  if (await steering.ask('stage.open', { stage: run.stage, stage_run_id: new_id() })) steering.look_at(null)
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
        <Icon name={activity.kind === 'board' ? 'note' : 'vote'} />
        <span class="grow">
          {bilingual(activity, 'title')}
          <span class="tiny faint">
            {t.value.minutes(activity.minutes)} · {state_in_words(steering, activity, now)}
          </span>
        </span>
      </button>
    </li>
  )
}

function state_in_words({ live }: Steering, activity: Activity, now: number): string {
  const { states } = t.value
  if (activity.kind === 'vote') return states[round_of(live.tables, activity.id)?.state ?? 'planned']
  if (activity.state === 'planned') return states.planned
  if (!is_locked(activity, now)) return states.open
  return activity.is_revealed ? states.revealed : states.locked
}
