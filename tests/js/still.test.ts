/** Under a hand a list keeps its places: who left leaves a gap, who came goes to the end. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { with_gaps } from '../../static/src/live/facilitator/still.ts'

test('whoever leaves leaves a gap, so that nobody moves up', () => {
  assert.deepEqual(with_gaps(['a', 'b', 'c'], ['a', 'c']), ['a', 'b', 'c'])
})

test('whoever comes goes to the end, wherever its place will be', () => {
  assert.deepEqual(with_gaps(['a', 'b'], ['new', 'b']), ['a', 'b', 'new'])
})

test('what has not grown is the same list, so that nothing is drawn again', () => {
  const lying = ['a', 'b']

  assert.equal(with_gaps(lying, ['b', 'a']), lying)
})
