/** Questions that several screens ask of the tables; read inside a component they subscribe to what they touch. */
import type { Tables } from '../live.ts'
import type { Activity, Board, Cluster, Note, Round, RoundItem, StageRun, Workshop } from '../rows.ts'

export function workshop_of(tables: Tables): Workshop | undefined {
  return tables.workshop.all.value[0]
}

export function stage_runs_of(tables: Tables): StageRun[] {
  return [...tables.stage_runs.all.value].sort((a, b) => a.position - b.position)
}

export function open_run(tables: Tables): StageRun | undefined {
  return tables.stage_runs.all.value.find((run) => run.state === 'open')
}

export function activities_of(tables: Tables, stage_run_id: string): Activity[] {
  const own = tables.activities.all.value.filter((activity) => activity.stage_run_id === stage_run_id)
  return own.sort((a, b) => a.position - b.position)
}

export function board_of(tables: Tables, activity_id: string): Board | undefined {
  return tables.boards.all.value.find((board) => board.activity_id === activity_id)
}

export function round_of(tables: Tables, activity_id: string): Round | undefined {
  return tables.rounds.all.value.find((round) => round.activity_id === activity_id)
}

export function items_of(tables: Tables, round_id: string): RoundItem[] {
  return tables.round_items.all.value
    .filter((item) => item.round_id === round_id)
    .sort((a, b) => a.position - b.position)
}

/** In the order of their making, as on every screen: one that is brought back is where it was. */
export function clusters_of(tables: Tables, board_id: string): Cluster[] {
  return tables.clusters.all.value
    .filter((cluster) => cluster.board_id === board_id)
    .sort((a, b) => a.position - b.position || (a.id < b.id ? -1 : 1))
}

/** Notes are sorted only while the room is in their board's stage. */
export function is_sortable(tables: Tables, board: Board): boolean {
  const run_id = tables.activities.get(board.activity_id)?.stage_run_id
  return run_id !== undefined && open_run(tables)?.id === run_id
}

/** Whether whoever has the code comes in, or waits before the door for the opening. */
export function lets_in({ door }: Workshop): boolean {
  return door === 'open' || door === 'lobby'
}

/** A lock is announced some seconds ahead; once its moment has passed the activity counts as locked. */
export function is_locked(activity: Activity, now: number): boolean {
  return activity.state === 'locked' || (activity.locks_at !== null && activity.locks_at <= now)
}

/** Nothing is left to do in it: its notes are locked and revealed, or its result is; a segment is over. */
export function is_finished(tables: Tables, activity: Activity, now: number): boolean {
  if (activity.kind === 'vote') return round_of(tables, activity.id)?.state === 'revealed'
  return is_locked(activity, now) && (activity.is_revealed || activity.kind === 'segment')
}

/**
 * Where the room is: a segment that is on, else the last activity of the open stage that was started, else its first. From a
 * segment that is over the room goes back to what is still open.
 */
export function current_activity(tables: Tables): Activity | undefined {
  const run = open_run(tables)
  const activities = run ? activities_of(tables, run.id) : []
  const open = activities.filter(({ state }) => state === 'open')
  const last = activities.findLast(({ state }) => state !== 'planned')
  const back = last?.kind === 'segment' ? open.at(-1) : undefined
  return open.find(({ kind }) => kind === 'segment') ?? back ?? last ?? activities[0]
}

export function by_position(a: Note, b: Note): number {
  return a.position - b.position || (a.id < b.id ? -1 : 1)
}
