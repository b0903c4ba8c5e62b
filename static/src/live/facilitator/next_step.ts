/** The one sensible next step of a workshop, as the console's primary action offers it. */
import type { Tables } from '../live.ts'
import type { Activity, StageRun } from '../rows.ts'
import { bilingual } from '../i18n.ts'
import {
  activities_of,
  is_finished,
  is_locked,
  items_of,
  open_run,
  round_of,
  stage_runs_of,
  workshop_of,
} from '../parts/reading.ts'
import { t as parts } from '../parts/words.ts'
import { t } from './words.ts'

export type Step =
  | { key: 'open_workshop' }
  | { key: 'open_stage'; run: StageRun }
  | { key: 'start' | 'lock' | 'locking' | 'reveal' | 'end'; activity: Activity }
  | { key: 'choose_items' | 'open_round' | 'close_round' | 'reveal_round'; activity: Activity; round_id: string }
  | { key: 'save_outcome' }
  | { key: 'close_workshop' }

/** Undefined once the workshop is closed. */
export function next_step(tables: Tables, now: number): Step | undefined {
  const state = workshop_of(tables)?.state
  if (state === undefined || state === 'closed') return undefined
  if (state === 'draft') return { key: 'open_workshop' }
  return next_in_stage(tables, now) ?? next_stage(tables) ?? last_step(tables)
}

export function label_of(step: Step, now: number): string {
  const { steps } = t.value
  if (step.key === 'open_stage') return steps.open_stage(parts.value.stages[step.run.stage])
  if (step.key === 'start') return steps.start(bilingual(step.activity, 'title'))
  if (step.key === 'locking') return steps.locking(Math.max(1, Math.ceil(((step.activity.locks_at ?? now) - now) / 1000)))
  return steps[step.key]
}

/** What the step is done to, unless its label says so already. */
export function object_of(step: Step): Activity | undefined {
  return 'activity' in step && step.key !== 'start' ? step.activity : undefined
}

function next_in_stage(tables: Tables, now: number): Step | undefined {
  const run = open_run(tables)
  const left = run ? activities_of(tables, run.id).filter((each) => !is_finished(tables, each, now)) : []
  const on = left.find(is_on)
  const activity = left.find((each) => each !== on)
  if (!activity) return undefined
  if (on && activity.state !== 'planned') return { key: 'end', activity: on }
  return activity.kind === 'vote' ? next_in_vote(tables, activity) : next_on_board(activity, now)
}

/** Whatever begins next ends it; only what is open beside it has to wait for its end. */
function is_on({ kind, state }: Activity): boolean {
  return kind === 'segment' && state === 'open'
}

function next_on_board(activity: Activity, now: number): Step {
  if (activity.state === 'planned') return { key: 'start', activity }
  if (is_locked(activity, now)) return { key: 'reveal', activity }
  return { key: activity.locks_at === null ? 'lock' : 'locking', activity }
}

function next_in_vote(tables: Tables, activity: Activity): Step | undefined {
  const round = round_of(tables, activity.id)
  if (!round) return undefined
  const of = { activity, round_id: round.id }
  if (round.state === 'open') return { key: 'close_round', ...of }
  if (round.state === 'closed') return { key: 'reveal_round', ...of }
  return { key: items_of(tables, round.id).length ? 'open_round' : 'choose_items', ...of }
}

function next_stage(tables: Tables): Step | undefined {
  const runs = stage_runs_of(tables)
  const at = runs.findIndex((run) => run.state === 'open')
  const run =
    runs.slice(at + 1).find((each) => each.state === 'planned') ?? runs.find((each) => each.state === 'planned')
  return run && { key: 'open_stage', run }
}

function last_step(tables: Tables): Step {
  return { key: tables.outcomes.ids.value.length ? 'close_workshop' : 'save_outcome' }
}
