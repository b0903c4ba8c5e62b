/** Lines of Thai end before a phrase; no word is cut, nor what only a dictionary takes for two. */
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { has_room, pieces_of } from '../../static/src/live/parts/line_ends.ts'

/** The server's pages are tried on the same ones (tests/server/test_line_ends.py). */
const CASES = JSON.parse(readFileSync(new URL('../fixtures/line_ends.json', import.meta.url), 'utf8')) as string[][]

for (const pieces of CASES) {
  test(`a line may end at ${pieces.join(' | ')}`, () => assert.deepEqual(pieces_of(pieces.join('')), pieces))
}

test('nothing is lost, whatever is typed', () => {
  for (const run of ['กกกกกกกกกกกกกกกกกกกกกกกก', 'ๆๆๆ', 'ไป', 'ที่ที่ที่', CASES.flat().join('')]) assert.equal(pieces_of(run).join(''), run)
})

test('every piece of what people say has room in the narrowest note', () => {
  assert.deepEqual(pieces_of(CASES.flat().join('')).filter((piece) => !has_room(piece)), [])
  assert.equal(has_room('ที่นี่ผู้สูงอายุ'), true)
  assert.equal(has_room('ผู้อำนวยการโรงพยาบาล'), false)
})
