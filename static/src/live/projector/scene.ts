/** What the wall says now: one thing, chosen by where the room is. */
import type { Tables } from '../live.ts'
import type { Activity, Board, Cluster, Round, Tally } from '../rows.ts'
import { board_of, current_activity, round_of, workshop_of } from '../parts/reading.ts'

export type Scene =
  | { name: 'opening' }
  | { name: 'joining' }
  | { name: 'prompt'; activity: Activity }
  | { name: 'writing'; activity: Activity; board: Board }
  | { name: 'board'; board: Board }
  | { name: 'cluster'; board: Board; cluster: Cluster }
  | { name: 'voting'; activity: Activity; round: Round }
  | { name: 'result'; activity: Activity; round: Round; tally: Tally }
  | { name: 'closed' }

export function scene_of(tables: Tables): Scene {
  const state = workshop_of(tables)?.state
  if (!state) return { name: 'opening' }
  if (state === 'closed') return { name: 'closed' }
  const activity = state === 'open' ? current_activity(tables) : undefined
  if (!activity) return { name: 'joining' }
  return spotlit(tables) ?? (activity.kind === 'vote' ? vote_scene(tables, activity) : board_scene(tables, activity))
}

/** A cluster that a facilitator holds up to the room. */
function spotlit(tables: Tables): Scene | undefined {
  const light = tables.spotlight.all.value[0]
  const cluster = light?.target_type === 'cluster' ? tables.clusters.get(light.target_id ?? '') : undefined
  const board = cluster && tables.boards.get(cluster.board_id)
  return cluster && board && { name: 'cluster', board, cluster }
}

function board_scene(tables: Tables, activity: Activity): Scene {
  const board = board_of(tables, activity.id)
  if (!board || activity.state === 'planned') return { name: 'prompt', activity }
  return activity.is_revealed ? { name: 'board', board } : { name: 'writing', activity, board }
}

function vote_scene(tables: Tables, activity: Activity): Scene {
  const round = round_of(tables, activity.id)
  if (!round || round.state === 'planned') return { name: 'prompt', activity }
  const tally = tables.tallies.get(round.id)
  return round.state === 'revealed' && tally
    ? { name: 'result', activity, round, tally }
    : { name: 'voting', activity, round }
}
