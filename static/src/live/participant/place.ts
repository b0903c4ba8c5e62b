/** Where in the workshop this phone is: which activity, and what can be done there. Pure. */
import type { Activity, Board, Round, StageRun, Workshop } from '../rows.ts'

export type Screen = 'lobby' | 'soon' | 'between' | 'segment' | 'write' | 'board' | 'round_soon' | 'dots' | 'stance' | 'round_closed' | 'result' | 'lit' | 'ended'
export type Place = { screen: Screen; stage?: StageRun; activity?: Activity; board?: Board; round?: Round; lit?: { type: 'note' | 'cluster'; id: string } }
export type Room = {
  workshop: Workshop | undefined
  stage_runs: readonly StageRun[]
  activities: readonly Activity[]
  boards: readonly Board[]
  rounds: readonly Round[]
}

/** Tells one thing to do from the next. */
export function place_key({ screen, activity, lit }: Place): string {
  return `${screen} ${activity?.id ?? lit?.id ?? ''}`
}

/** `nth` of the stages that the room has `reached`, in the order of the day; `share` of its activities lies behind. */
export type Step = { stage: StageRun; nth: number; reached: number; share: number }

/** How many stages are still to come is nowhere to be read: the phone has no rows of them (R-AGENDA-4). */
export function step_of({ stage_runs, activities }: Room, activity: Activity | undefined): Step | undefined {
  const reached = [...stage_runs].sort((a, b) => a.position - b.position)
  const nth = reached.findIndex(({ id }) => id === activity?.stage_run_id)
  if (nth < 0) return undefined
  const own = activities.filter(({ stage_run_id }) => stage_run_id === reached[nth]!.id)
  const behind = own.filter(({ position }) => position < activity!.position).length
  return { stage: reached[nth]!, nth: nth + 1, reached: reached.length, share: (behind + 0.5) / own.length }
}

/** Where the room is now. */
export function place_now(room: Room): Place {
  if (room.workshop?.state === 'closed') return { screen: 'ended' }
  if (room.workshop?.state === 'draft') return { screen: 'lobby' }
  const stage = room.stage_runs.find(({ state }) => state === 'open')
  if (!stage) return { screen: room.stage_runs.length > 0 ? 'between' : 'lobby' }
  const own = room.activities.filter(({ stage_run_id }) => stage_run_id === stage.id)
  const latest = own.filter(({ state }) => state !== 'planned').sort((a, b) => rank(a) - rank(b)).at(-1)
  return latest ? place_of(room, latest) : place_before(stage, own)
}

/** The stage is open and nothing in it has begun: what comes first is told. */
function place_before(stage: StageRun, own: Activity[]): Place {
  const first = own.sort((a, b) => a.position - b.position)[0]
  return first ? { screen: 'soon', stage, activity: first } : { screen: 'soon', stage }
}

/** An open activity before a locked one, a segment that is on before all, then the later one. */
function rank({ kind, state, position }: Activity): number {
  return (state !== 'open' ? 0 : kind === 'segment' ? 2e6 : 1e6) + position
}

export function place_of(room: Room, activity: Activity): Place {
  if (activity.kind === 'vote') return vote_place(room, activity)
  if (activity.kind === 'segment') return { screen: 'segment', activity }
  const board = room.boards.find(({ activity_id }) => activity_id === activity.id)
  if (!board) return { screen: 'between', activity }
  return { screen: activity.is_revealed ? 'board' : 'write', activity, board }
}

function vote_place({ rounds }: Room, activity: Activity): Place {
  const round = rounds.find(({ activity_id }) => activity_id === activity.id)
  if (!round) return { screen: 'between', activity }
  const screens = { planned: 'round_soon', open: round.kind, closed: 'round_closed', revealed: 'result' } as const
  return { screen: screens[round.state], activity, round }
}

/** Whether something may still be changed here: started, its stage open, and its announced end not yet past. */
export function is_writable(room: Room, activity: Activity, now: number): boolean {
  const stage = room.stage_runs.find(({ id }) => id === activity.stage_run_id)
  const has_ended = activity.locks_at !== null && activity.locks_at <= now
  return room.workshop?.state === 'open' && stage?.state === 'open' && activity.state === 'open' && !has_ended
}

/** Whether revealed notes may be sorted: as long as their run is open, also after writing has ended. */
export function is_sortable(room: Room, activity: Activity): boolean {
  const stage = room.stage_runs.find(({ id }) => id === activity.stage_run_id)
  return room.workshop?.state === 'open' && stage?.state === 'open' && activity.is_revealed
}

/** What can be looked at again: revealed boards and rounds, in the order of the agenda. */
export function past_places(room: Room): Place[] {
  const order = new Map(room.stage_runs.map(({ id, position }) => [id, position]))
  const at = (each: Activity) => (order.get(each.stage_run_id) ?? 0) * 1000 + each.position
  const places = [...room.activities].sort((a, b) => at(a) - at(b)).map((each) => place_of(room, each))
  return places.filter(({ screen }) => screen === 'board' || screen === 'result')
}
