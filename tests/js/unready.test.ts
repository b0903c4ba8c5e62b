/** Before a step ends something, those who are still at it are counted: a paper ballot stands for nobody with a phone. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { ballots_in } from '../../static/src/live/facilitator/ballots.ts'
import type { Step } from '../../static/src/live/facilitator/next_step.ts'
import { unready } from '../../static/src/live/facilitator/unready.ts'
import type { EnteredBallot, Presence } from '../../static/src/live/rows.ts'
import { a_run, a_vote, an_activity } from './room.ts'

const presence = (more: Partial<Presence> = {}): Presence => ({
  online: 19, joined: 19, connected: 21, by_sector: {}, joined_by_sector: {}, ready: 0, note_counts: {}, turnout: { round: 19 }, ...more,
})
const paper = (id: string, choices: Record<string, number> = { item: 1 }): EnteredBallot => ({
  id, round_id: 'round', on_behalf_of: 'โต๊ะ 4', choices, version: 1, user_id: 'mali', name: 'มะลิ',
})
const FOUR = ['a', 'b', 'c', 'd'].map((id) => paper(id))
const close: Step = { key: 'close_round', activity: a_vote(), round_id: 'round' }
const lock: Step = { key: 'lock', activity: an_activity() }

test('ballots on paper are counted apart, emptied ones and those of other rounds not at all', () => {
  const others = [paper('e', {}), { ...paper('f'), round_id: 'another' }]

  assert.deepEqual(ballots_in('round', presence(), [...FOUR, ...others]), { by_phone: 15, entered: 4 })
})

test('four ballots on paper do not stand for four people who are still voting', () => {
  assert.equal(unready(close, presence(), FOUR), 4)
})

test('who voted and sleeps does not stand for who is here and has not', () => {
  assert.equal(unready(close, presence({ online: 6, turnout: { round: 15 } }), []), 4)
})

test('nobody is waited for when all have voted, or nobody is here', () => {
  assert.equal(unready(close, presence(), []), 0)
  assert.equal(unready(close, presence({ online: 0, turnout: {} }), []), 0)
})

test('whoever is here and has not said so is still writing; a reveal ends nothing', () => {
  assert.equal(unready(lock, presence({ online: 12, ready: 5 }), []), 7)
  assert.equal(unready({ ...lock, key: 'reveal' }, presence({ online: 12, ready: 5 }), []), 0)
})

test('a stage is not opened over the heads of those who are still sorting', () => {
  const open_stage = { key: 'open_stage', run: a_run({ state: 'planned' }) } as Step

  assert.equal(unready(open_stage, presence({ online: 12, ready: 5 }), []), 7)
})
