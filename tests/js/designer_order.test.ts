/** Where stages and activities may go, and what lacks before the opening. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { activity_beside, clamped, stage_beside } from '../../static/src/live/designer/order.ts'
import { in_the_way } from '../../static/src/live/facilitator/missing.ts'
import { an_activity, a_run, a_workshop, room } from './room.ts'

const BRIEF = { decision: 'ก', decider: 'ข', fixed: 'ค', answer_due: '2026-12-31' }

const over = a_run({ id: 'over', position: 1, state: 'closed' })
const here = a_run({ id: 'here', position: 2, state: 'open' })
const next = a_run({ id: 'next', position: 3, state: 'planned' })
const last = a_run({ id: 'last', position: 4, state: 'planned' })
const begun = an_activity({ id: 'begun', stage_run_id: 'here', position: 1, state: 'locked' })
const to_come = an_activity({ id: 'to_come', stage_run_id: 'here', position: 2 })
const far = an_activity({ id: 'far', stage_run_id: 'next' })
const day = room({ stage_runs: [over, here, next, last], activities: [begun, to_come, far] })

test('a stage stays behind what the room has been through', () => {
  assert.equal(stage_beside(day, next, 'up'), undefined)
  assert.deepEqual(stage_beside(day, next, 'down'), { before_id: null })
  assert.deepEqual(stage_beside(day, last, 'up'), { before_id: 'next' })
  assert.deepEqual(clamped(day, 'over'), { before_id: 'next' })
  assert.deepEqual(clamped(day, null), { before_id: null })
})

const NOON = Date.parse('2026-12-18T05:00:00Z')

test('an activity goes over into the stage beside its own, but not into one that is over', () => {
  assert.equal(activity_beside(day, to_come, 'up'), undefined)
  assert.deepEqual(activity_beside(day, to_come, 'down'), { stage_run_id: 'next', before_id: 'far' })
  assert.deepEqual(activity_beside(day, far, 'up'), { stage_run_id: 'here', before_id: null })
  assert.deepEqual(activity_beside(day, far, 'down'), { stage_run_id: 'last', before_id: null })
})

test('what stands in the way of the opening is told in its order', () => {
  const prompts = { prompt_th: 'ถาม', prompt_en: 'Ask' }
  const ready = { workshop: [a_workshop({ brief: BRIEF })], activities: [an_activity(prompts)] }

  assert.deepEqual(in_the_way(room({ workshop: [a_workshop({ brief: { ...BRIEF, fixed: '' } })] }), NOON), [
    'brief', 'activities', 'languages',
  ])
  assert.deepEqual(in_the_way(room({ ...ready, activities: [an_activity()] }), NOON), ['languages'])
  assert.deepEqual(in_the_way(room(ready), NOON), [])
})

test('the day of the answer may be today in Bangkok and not before', () => {
  const last_moment = Date.parse('2026-12-31T16:59:59Z')
  const ready = { workshop: [a_workshop({ brief: BRIEF })], activities: [an_activity({ prompt_th: 'ถาม', prompt_en: 'Ask' })] }

  assert.deepEqual(in_the_way(room(ready), last_moment), [])
  assert.deepEqual(in_the_way(room(ready), last_moment + 1000), ['answer_due'])
})
