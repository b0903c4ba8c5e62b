/** Notes on the wall settle into places of their own: nothing else moves, however many come. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { in_sight_first, settled, type Slots } from '../../static/src/live/projector/slots.ts'

const ids = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, nth) => `${from + nth}`)
const empty = (seats: number): Slots => Array.from({ length: seats }, () => null)

test('the first notes fill the places in their order', () => {
  assert.deepEqual(settled(empty(4), ids(1, 2), 2), ['1', '2', null, null])
})

test('a wall that opens late shows the latest of many', () => {
  assert.deepEqual(settled(empty(4), ids(1, 90), 2), ['87', '88', '89', '90'])
})

test('a new note takes the place of the oldest and moves no other', () => {
  assert.deepEqual(settled(['5', '2', '3', '4'], ids(1, 6), 2), ['5', '6', '3', '4'])
})

test('of a burst only the latest few come at once', () => {
  assert.deepEqual(settled(['1', '2', '3', '4'], ids(1, 60), 2), ['59', '60', '3', '4'])
})

test('a hidden note leaves its place empty for the next', () => {
  const hidden = settled(['1', '2', '3', '4'], ['1', '3', '4'], 2)

  assert.deepEqual(hidden, ['1', null, '3', '4'])
  assert.deepEqual(settled(hidden, ['1', '3', '4', '5'], 2), ['1', '5', '3', '4'])
})

test('what was in sight stays in sight when everything is laid out anew', () => {
  const notes = ids(1, 5).map((id) => ({ id }))

  assert.deepEqual(in_sight_first(notes, ['5', '4', null]).map(({ id }) => id), ['5', '4', '1', '2', '3'])
})
