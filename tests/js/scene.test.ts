/** The wall says one thing, and it follows the room. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { scene_of } from '../../static/src/live/projector/scene.ts'
import type { Rows, TableName } from '../../static/src/live/rows.ts'
import { a_board, a_cluster, a_round, a_run, a_segment, a_vote, a_workshop, an_activity, room } from './room.ts'

type Content = { [Name in TableName]?: Rows[Name][] }
const scene = (content: Content) => scene_of(room(content)).name
const tally = { id: 'round', turnout: 0, items: [], entered: { turnout: 0, items: [] }, by_sector: [] }

test('people are let in until a stage opens', () => {
  assert.equal(scene({ workshop: [a_workshop({ state: 'draft', door: 'lobby' })] }), 'joining')
  assert.equal(scene({ stage_runs: [a_run({ state: 'planned' })] }), 'joining')
})

test('writing shows a count until the reveal, then the board', () => {
  const on_the_wall = [
    an_activity(),
    an_activity({ state: 'open' }),
    an_activity({ state: 'locked', is_revealed: true }),
  ].map((activity) => scene({ activities: [activity], boards: [a_board] }))

  assert.deepEqual(on_the_wall, ['prompt', 'writing', 'board'])
})

test('a vote shows who has voted until the reveal, then the result', () => {
  const of = (state: 'planned' | 'open' | 'closed' | 'revealed') =>
    scene({
      activities: [an_activity({ state: 'locked', is_revealed: true }), a_vote({ state: 'open' })],
      rounds: [a_round({ state })],
      tallies: state === 'revealed' ? [tally] : [],
    })

  assert.deepEqual([of('planned'), of('open'), of('closed'), of('revealed')], ['prompt', 'voting', 'voting', 'result'])
})

test('a cluster that is held up goes before the board it lies on', () => {
  const spotlight = [{ id: 'w', target_type: 'cluster', target_id: 'queues' }]
  const activities = [an_activity({ state: 'locked', is_revealed: true })]

  assert.equal(scene({ activities, boards: [a_board], clusters: [a_cluster('queues')], spotlight }), 'cluster')
  assert.equal(scene({ activities, boards: [a_board], spotlight }), 'board')
})

test('a closed workshop says goodbye', () => {
  assert.equal(
    scene({ workshop: [a_workshop({ state: 'closed' })], activities: [an_activity({ state: 'open' })] }),
    'closed',
  )
})

test('a segment is shown as such, and before what is open beside it', () => {
  const activities = [a_segment({ state: 'open' }), an_activity({ state: 'open', position: 3 })]

  assert.equal(scene({ activities, boards: [a_board] }), 'segment')
  assert.equal(scene({ activities: [a_segment()] }), 'segment')
})
