/** Does what a next step says: one command, or a sheet where something must be chosen or confirmed. */
import type { Activity, StageRun } from '../rows.ts'
import { new_id } from '../ids.ts'
import { open_run } from '../parts/reading.ts'
import { only_listens } from '../parts/kinds.ts'
import { say } from '../parts/toasts.tsx'
import { in_the_way } from './missing.ts'
import type { Step } from './next_step.ts'
import { say_not_sent } from './not_sent.tsx'
import { t } from './prepare_words.ts'
import type { Steering } from './steering.ts'
import { unready } from './unready.ts'

/** Asks again while some are still writing, sorting or voting. */
export async function take(step: Step, steering: Steering): Promise<void> {
  if (steering.is_cut_off) return say_not_sent()
  const { presence, tables } = steering.live
  if (only_listens(tables) || unready(step, presence.value, tables.entered_ballots.all.value) === 0) return do_step(step, steering)
  if (step.key !== 'open_stage') return steering.open({ name: 'again', step })
  return open_run(tables) ? steering.open({ name: 'stage', stage_run_id: step.run.id }) : do_step(step, steering)
}

export async function do_step(step: Step, steering: Steering): Promise<void> {
  switch (step.key) {
    case 'open_workshop':
      return open_workshop(steering)
    case 'open_stage':
      return open_stage(steering, step.run.id)
    case 'start':
      return start(steering, step.activity)
    case 'lock':
      return void (await steering.ask('activity.lock', { activity_id: step.activity.id }))
    case 'locking':
      return
    case 'end':
      return void (await steering.ask('activity.lock', { activity_id: step.activity.id }))
    case 'reveal':
      return void (await steering.ask('activity.reveal', { activity_id: step.activity.id }))
    case 'choose_items':
      return steering.open({ name: 'items', round_id: step.round_id })
    case 'open_round':
      return open_round(steering, step.activity, step.round_id)
    case 'close_round':
      return void (await steering.ask('round.close', { round_id: step.round_id }))
    case 'reveal_round':
      return void (await steering.ask('round.reveal', { round_id: step.round_id }))
    case 'save_outcome':
      return steering.open({ name: 'outcome', derived_from: [] })
    case 'close_workshop':
      return steering.open({ name: 'close' })
  }
}

/** What is missing is said in words; then it is asked once more, since there is no way back. */
function open_workshop(steering: Steering): void {
  const [first] = in_the_way(steering.live.tables, steering.live.now())
  if (first) say(t.value.cannot_open(t.value.checks[first][1]), 'warn')
  else steering.open({ name: 'open' })
}

/** Opens a new run of a stage; the old one stays as it was. */
export async function run_again(steering: Steering, { stage }: StageRun): Promise<void> {
  if (await steering.ask('stage.open', { stage, stage_run_id: new_id() })) steering.look_at(null)
}

export async function open_stage(steering: Steering, stage_run_id: string): Promise<void> {
  if (await steering.ask('stage.open', { stage_run_id })) steering.look_at(null)
}

/** Starting a timed activity starts the room's timer too. */
export async function start(steering: Steering, activity: Activity): Promise<void> {
  if (!(await steering.ask('activity.start', { activity_id: activity.id }))) return
  steering.look_at(null)
  if (activity.minutes > 0) await steering.ask('timer.start', { seconds: activity.minutes * 60 })
}

async function open_round(steering: Steering, activity: Activity, round_id: string): Promise<void> {
  if (!(await steering.ask('round.open', { round_id }))) return
  steering.look_at(null)
  if (activity.minutes > 0) await steering.ask('timer.start', { seconds: activity.minutes * 60 })
}
