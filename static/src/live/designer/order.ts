/** Where stages and activities may go: one place up, one place down, or where they are dropped. Pure. */
import type { Tables } from '../live.ts'
import type { Activity, StageRun } from '../rows.ts'
import { activities_of, stage_runs_of } from '../parts/reading.ts'

/** In front of `before_id`, or at the end. */
export type Place = { before_id: string | null }
export type ActivityPlace = Place & { stage_run_id: string }

export const may_move = (row: StageRun | Activity) => row.state === 'planned'
export const takes_activities = (run: StageRun) => run.state !== 'closed'

/** Undefined where it stands first or last already, or next to what the room has been through. */
export function stage_beside(tables: Tables, run: StageRun, way: 'up' | 'down'): Place | undefined {
  const runs = stage_runs_of(tables)
  const at = runs.findIndex((each) => each.id === run.id)
  const other = runs[way === 'up' ? at - 1 : at + 1]
  if (!other || !may_move(other)) return undefined
  return { before_id: way === 'up' ? other.id : (runs[at + 2]?.id ?? null) }
}

/** Beyond the first or the last it goes over into the next stage that takes it. */
export function activity_beside(tables: Tables, activity: Activity, way: 'up' | 'down'): ActivityPlace | undefined {
  const own = activities_of(tables, activity.stage_run_id)
  const at = own.findIndex((each) => each.id === activity.id)
  const other = own[way === 'up' ? at - 1 : at + 1]
  const stage_run_id = activity.stage_run_id
  if (other && may_move(other)) return { stage_run_id, before_id: way === 'up' ? other.id : (own[at + 2]?.id ?? null) }
  const run = other ? undefined : stage_over(tables, stage_run_id, way)
  if (!run) return undefined
  const first = way === 'down' ? activities_of(tables, run.id)[0] : undefined
  return { stage_run_id: run.id, before_id: first?.id ?? null }
}

function stage_over(tables: Tables, stage_run_id: string, way: 'up' | 'down'): StageRun | undefined {
  const runs = stage_runs_of(tables)
  const at = runs.findIndex((each) => each.id === stage_run_id)
  return way === 'up' ? runs.slice(0, at).findLast(takes_activities) : runs.slice(at + 1).find(takes_activities)
}

/** A stage is dropped behind everything that the room has been through. */
export function clamped(tables: Tables, before_id: string | null): Place {
  const runs = stage_runs_of(tables)
  const at = runs.findIndex((run) => run.id === before_id)
  if (at < 0) return { before_id: null }
  return { before_id: runs.slice(at).find(may_move)?.id ?? null }
}
