/** Does what a next step says: one command, or a sheet where something must be chosen or confirmed. */
import type { Activity } from '../rows.ts'
import type { Step } from './next_step.ts'
import type { Steering } from './steering.ts'

export async function take(step: Step, steering: Steering): Promise<void> {
  switch (step.key) {
    case 'open_workshop':
      return void (await steering.ask('workshop.open', {}))
    case 'open_stage':
      return open_stage(steering, step.run.id)
    case 'start':
      return start(steering, step.activity)
    case 'lock':
      return void (await steering.ask('activity.lock', { activity_id: step.activity.id }))
    case 'locking':
      return
    case 'reveal':
      return void (await steering.ask('activity.reveal', { activity_id: step.activity.id }))
    case 'choose_items':
      return steering.open({ name: 'items', round_id: step.round_id })
    case 'open_round':
      return open_round(steering, step.activity, step.round_id)
    case 'close_round':
      return close_round(steering, step.round_id)
    case 'reveal_round':
      return void (await steering.ask('round.reveal', { round_id: step.round_id }))
    case 'save_outcome':
      return steering.open({ name: 'outcome', derived_from: [] })
    case 'close_workshop':
      return steering.open({ name: 'close' })
  }
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

async function close_round(steering: Steering, round_id: string): Promise<void> {
  const { timer } = steering.live.tables
  if (!(await steering.ask('round.close', { round_id }))) return
  if (timer.all.value[0]?.state !== 'stopped') await steering.ask('timer.stop', {})
}
