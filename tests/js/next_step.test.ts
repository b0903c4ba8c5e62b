/** The console offers one step, and it is the one that brings the workshop on. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { next_step } from '../../static/src/live/facilitator/next_step.ts'
import type { Activity, Rows, TableName } from '../../static/src/live/rows.ts'
import { a_board, a_round, a_run, a_segment, a_vote, a_workshop, an_activity, room } from './room.ts'

type Content = { [Name in TableName]?: Rows[Name][] }
const NOW = 1_000_000
const step = (content: Content) => next_step(room(content), NOW)?.key
const item = { id: 'i', round_id: 'round', position: 1, text_th: 'ก', text_en: '', source: null }
const outcome = {
  id: 'o',
  public_id: 'P',
  kind: 'idea',
  title_th: '',
  title_en: '',
  text: '',
  state: 'saved',
  derived_from: [],
} as const
const written = { state: 'locked', is_revealed: true } as const

test('a draft is opened, a closed workshop is left alone', () => {
  assert.equal(step({ workshop: [a_workshop({ state: 'draft' })] }), 'open_workshop')
  assert.equal(step({ workshop: [a_workshop({ state: 'closed' })] }), undefined)
})

test('a stage is opened when none is', () => {
  assert.equal(step({ stage_runs: [a_run({ state: 'planned' })] }), 'open_stage')
})

test('silent writing is started, locked and revealed, in this order', () => {
  const keys = [
    an_activity(),
    an_activity({ state: 'open' }),
    an_activity({ state: 'open', locks_at: NOW + 5000 }),
    an_activity({ state: 'open', locks_at: NOW - 1 }),
  ].map((activity) => step({ activities: [activity], boards: [a_board] }))

  assert.deepEqual(keys, ['start', 'lock', 'locking', 'reveal'])
})

test('a vote is filled, opened, closed and revealed, in this order', () => {
  const activities = [an_activity(written), a_vote()]
  const keys = (['planned', 'open', 'closed'] as const).map((state) =>
    step({ activities, rounds: [a_round({ state })], round_items: [item] }),
  )

  assert.equal(step({ activities, rounds: [a_round()] }), 'choose_items')
  assert.deepEqual(keys, ['open_round', 'close_round', 'reveal_round'])
})

test('after the last activity comes the next stage, the one after this before earlier ones', () => {
  const runs = [
    a_run({ id: 'missed', position: 0, state: 'planned' }),
    a_run(),
    a_run({ id: 'after', position: 2, state: 'planned' }),
  ]

  const next = next_step(room({ stage_runs: runs, activities: [an_activity(written)] }), NOW)

  assert.deepEqual(next, { key: 'open_stage', run: runs[2] })
})

test('a workshop is not closed before an outcome is saved', () => {
  assert.equal(step({ activities: [an_activity(written)] }), 'save_outcome')
  assert.equal(
    step({ activities: [an_activity(written)], outcomes: [{ ...outcome, derived_from: [] }] }),
    'close_workshop',
  )
})

test('a segment is started, and what comes after it is the next step while it is on', () => {
  const after = a_vote({ position: 3 })
  const at = (segment: Partial<Activity>) =>
    next_step(room({ activities: [a_segment(segment), an_activity({ ...written, position: 1 }), after], rounds: [a_round()] }), NOW)

  assert.deepEqual(at({}), { key: 'start', activity: a_segment() })
  assert.equal(at({ state: 'open' })?.key, 'choose_items')
  assert.equal(at({ state: 'locked' })?.key, 'choose_items')
})

test('what is still open beside a segment waits for its end', () => {
  const content = { activities: [an_activity({ state: 'open' }), a_segment({ state: 'open' })], boards: [a_board] }

  assert.deepEqual(next_step(room(content), NOW), { key: 'end', activity: a_segment({ state: 'open' }) })
})

test('from the last segment of a stage the next stage follows', () => {
  const after = a_run({ id: 'after', position: 2, state: 'planned' })

  assert.deepEqual(next_step(room({ stage_runs: [a_run(), after], activities: [a_segment({ state: 'open' })] }), NOW), {
    key: 'open_stage',
    run: after,
  })
})
