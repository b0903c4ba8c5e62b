/** What the wall says now: one thing, chosen by where the room is. */
import type { Tables } from '../live.ts'
import type { Activity, Board, Cluster, Note, Round, Tally } from '../rows.ts'
import { board_of, current_activity, round_of, workshop_of } from '../parts/reading.ts'

export type Scene =
  | { name: 'opening' }
  | { name: 'off' }
  | { name: 'joining' }
  | { name: 'prompt'; activity: Activity }
  | { name: 'segment'; activity: Activity }
  | { name: 'writing'; activity: Activity; board: Board }
  | { name: 'board'; activity: Activity; board: Board }
  | { name: 'cluster'; board: Board; cluster: Cluster }
  | { name: 'note'; board: Board; note: Note }
  | { name: 'voting'; activity: Activity; round: Round }
  | { name: 'result'; activity: Activity; round: Round; tally: Tally }
  | { name: 'closed' }

export function scene_of(tables: Tables): Scene {
  const state = workshop_of(tables)?.state
  if (!state) return { name: 'opening' }
  if (state === 'closed') return { name: 'closed' }
  const activity = state === 'open' ? current_activity(tables) : undefined
  if (!activity) return { name: 'joining' }
  return spotlit(tables) ?? activity_scene(tables, activity)
}

/** What a facilitator holds up to the room; undefined when nothing is, or when it is gone. */
function spotlit(tables: Tables): Scene | undefined {
  const { target_type, target_id } = tables.spotlight.all.value[0] ?? { target_type: null, target_id: null }
  const id = target_id ?? ''
  if (target_type === 'cluster') return cluster_scene(tables, id)
  if (target_type === 'note') return note_scene(tables, id)
  const activity_of = { activity: id, board: tables.boards.get(id)?.activity_id, round: tables.rounds.get(id)?.activity_id }
  const activity = tables.activities.get(activity_of[target_type as keyof typeof activity_of] ?? '')
  return activity && activity_scene(tables, activity)
}

function cluster_scene(tables: Tables, id: string): Scene | undefined {
  const cluster = tables.clusters.get(id)
  const board = cluster && tables.boards.get(cluster.board_id)
  return cluster && board && { name: 'cluster', board, cluster }
}

function note_scene(tables: Tables, id: string): Scene | undefined {
  const note = tables.notes.get(id)
  const board = note && tables.boards.get(note.board_id)
  return note && board && { name: 'note', board, note }
}

function activity_scene(tables: Tables, activity: Activity): Scene {
  if (activity.kind === 'segment') return { name: 'segment', activity }
  return activity.kind === 'vote' ? vote_scene(tables, activity) : board_scene(tables, activity)
}

function board_scene(tables: Tables, activity: Activity): Scene {
  const board = board_of(tables, activity.id)
  if (!board || activity.state === 'planned') return { name: 'prompt', activity }
  return { name: activity.is_revealed ? 'board' : 'writing', activity, board }
}

function vote_scene(tables: Tables, activity: Activity): Scene {
  const round = round_of(tables, activity.id)
  if (!round || round.state === 'planned') return { name: 'prompt', activity }
  const tally = tables.tallies.get(round.id)
  return round.state === 'revealed' && tally
    ? { name: 'result', activity, round, tally }
    : { name: 'voting', activity, round }
}
