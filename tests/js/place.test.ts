/** Which screen a phone shows follows from the room's rows alone. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { is_sortable, is_writable, past_places, place_now, step_of, type Room } from '../../static/src/live/participant/place.ts'
import type { Activity, Board, Round, StageRun, Workshop } from '../../static/src/live/rows.ts'

const activity = (id: string, more: Partial<Activity> = {}) =>
  ({ id, stage_run_id: 's', position: 1, kind: 'board', state: 'open', is_revealed: false, locks_at: null, ...more }) as Activity
const board = (activity_id: string) => ({ id: `board of ${activity_id}`, activity_id, zones: [] }) as Board
const round = (activity_id: string, state: Round['state'], kind: Round['kind'] = 'dots') =>
  ({ id: `round of ${activity_id}`, activity_id, state, kind, rule: {} }) as Round
const room = (more: Partial<Room> = {}, state: Workshop['state'] = 'open'): Room => ({
  workshop: { state } as Workshop,
  stage_runs: [{ id: 's', position: 1, state: 'open' } as StageRun],
  activities: [],
  boards: [],
  rounds: [],
  ...more,
})
const screen = (more: Partial<Room>, state?: Workshop['state']) => place_now(room(more, state)).screen

test('before the opening everybody waits in the lobby, after the close it is over', () => {
  assert.equal(screen({}, 'draft'), 'lobby')
  assert.equal(screen({}, 'closed'), 'ended')
})

test('a stage that was opened says what comes first, as long as nothing in it has begun', () => {
  const planned = [activity('second', { state: 'planned', position: 2 }), activity('first', { state: 'planned' })]

  const place = place_now(room({ activities: planned }))

  assert.deepEqual([place.screen, place.activity?.id, place.stage?.id], ['soon', 'first', 's'])
})

test('between two stages it is a break', () => {
  assert.equal(screen({ stage_runs: [{ id: 's', position: 1, state: 'closed' } as StageRun] }), 'between')
})

test('a board is written on until it is revealed', () => {
  const boards = [board('a')]

  assert.equal(screen({ boards, activities: [activity('a')] }), 'write')
  assert.equal(screen({ boards, activities: [activity('a', { is_revealed: true })] }), 'board')
})

test('a round goes from soon over voting and closed to its result', () => {
  const votes = [activity('a', { kind: 'vote' })]
  const at = (state: Round['state'], kind?: Round['kind']) => screen({ activities: votes, rounds: [round('a', state, kind)] })

  assert.deepEqual([at('planned'), at('open'), at('open', 'stance'), at('closed'), at('revealed')],
    ['round_soon', 'dots', 'stance', 'round_closed', 'result'])
})

test('an open activity comes before a locked one, however late that stands', () => {
  const activities = [activity('open', { position: 1 }), activity('locked', { position: 2, state: 'locked' })]

  assert.equal(place_now(room({ activities, boards: [board('open'), board('locked')] })).activity?.id, 'open')
})

test('an announced lock ends writing by the clock of the server', () => {
  const locking = activity('a', { locks_at: 1000 })

  assert.equal(is_writable(room(), locking, 999), true)
  assert.equal(is_writable(room(), locking, 1000), false)
})

test('revealed notes may be sorted after writing has ended, until the run closes', () => {
  const locked = activity('a', { state: 'locked', is_revealed: true })

  assert.equal(is_sortable(room(), locked), true)
  assert.equal(is_sortable(room({ stage_runs: [{ id: 's', position: 1, state: 'closed' } as StageRun] }), locked), false)
})

test('what was revealed can be looked at again, in the order of the agenda', () => {
  const activities = [activity('vote', { kind: 'vote', position: 2 }), activity('board', { is_revealed: true }), activity('new', { position: 3 })]
  const seen = room({ activities, boards: [board('board'), board('new')], rounds: [round('vote', 'revealed')] }, 'closed')

  assert.deepEqual(past_places(seen).map((place) => place.activity?.id), ['board', 'vote'])
})

test('a step is counted among the stages that the room has reached, in the order of the day', () => {
  const run = (id: string, position: number) => ({ id, position, state: 'closed' }) as StageRun
  const stage_runs = [run('third', 3), run('first', 1)]
  const activities = [activity('a', { stage_run_id: 'third' }), activity('b', { stage_run_id: 'third', position: 2 }), activity('c', { stage_run_id: 'first' })]
  const steps = activities.map((each) => step_of(room({ stage_runs, activities }), each))

  assert.deepEqual(steps.map((step) => [step?.stage.id, step?.nth, step?.reached, step?.share]), [
    ['third', 2, 2, 0.25],
    ['third', 2, 2, 0.75],
    ['first', 1, 2, 0.5],
  ])
  assert.equal(step_of(room(), activity('elsewhere', { stage_run_id: 'not reached' })), undefined)
})

test('a segment that is on is where the room is, whatever else is open, and gives the room back when it ends', () => {
  const boards = [board('a')]
  const at = (state: Activity['state']) =>
    place_now(room({ boards, activities: [activity('pause', { kind: 'segment', state }), activity('a', { position: 2 })] }))

  assert.deepEqual([at('planned').screen, at('open').screen, at('locked').screen], ['write', 'segment', 'write'])
  assert.equal(at('open').activity?.id, 'pause')
})

test('there is nothing to look back at in a segment', () => {
  const activities = [activity('pause', { kind: 'segment', state: 'locked' })]

  assert.deepEqual(past_places(room({ activities }, 'closed')), [])
})
