/** What a facilitator holds up to the room: where the phone goes meanwhile, however its owner got to where they were. */
import type { Tables } from '../live.ts'
import { place_of, type Place, type Room } from './place.ts'

/** Undefined while nothing is held up, and when what was held up is gone. */
export function lit_place(tables: Tables, room: Room): Place | undefined {
  const light = tables.spotlight.all.value[0]
  if (!light?.target_type || !light.target_id || room.workshop?.state !== 'open') return undefined
  if (light.target_type === 'note' || light.target_type === 'cluster') return thing(tables, light.target_type, light.target_id)
  const activity = activity_of(room, light.target_type, light.target_id)
  return activity && place_of(room, activity)
}

function thing(tables: Tables, type: 'note' | 'cluster', id: string): Place | undefined {
  const row = type === 'note' ? tables.notes.get(id) : tables.clusters.get(id)
  const board = row && tables.boards.get(row.board_id)
  return board && { screen: 'lit', board, lit: { type, id } }
}

function activity_of({ activities, boards, rounds }: Room, type: string, id: string) {
  const own = { activity: id, board: boards.find((row) => row.id === id)?.activity_id, round: rounds.find((row) => row.id === id)?.activity_id }
  return activities.find((activity) => activity.id === own[type as keyof typeof own])
}
