/** A column shows as many notes as fit whole, the beginning of the next, and never half a line. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { filled } from '../../static/src/live/projector/filling.ts'

const papers = (count: number, lines = 2) => Array.from({ length: count }, () => ({ words: lines * 10, rest: 5 }))
const room = (height: number) => ({ height, gap: 5, line: 10, more: 10 })

test('all are shown where all fit, without room for a number', () => {
  assert.deepEqual(filled(papers(3), 3, room(85)), { shown: 3 })
})

test('where one is left out the number below has its room', () => {
  assert.deepEqual(filled(papers(3), 3, room(84)), { shown: 2 })
  assert.deepEqual(filled(papers(3), 9, room(95)), { shown: 3 })
})

test('the last is cut after whole lines', () => {
  assert.deepEqual(filled(papers(2, 6), 2, room(125)), { shown: 2, lines: 5 })
  assert.deepEqual(filled(papers(2, 6), 2, room(95)), { shown: 2, lines: 2 })
})

test('of a note that is cut there are two lines, or it waits', () => {
  assert.deepEqual(filled(papers(2, 6), 2, room(94)), { shown: 1 })
})

test('of the first there is a line even where nearly nothing fits', () => {
  assert.deepEqual(filled(papers(2, 6), 2, room(26)), { shown: 1, lines: 1 })
  assert.deepEqual(filled(papers(2, 6), 2, room(20)), { shown: 0 })
})
