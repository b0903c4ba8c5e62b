/** Text is counted as people see it, and ids need no secure context. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Clock } from '../../static/src/live/clock.ts'
import { new_id, new_key } from '../../static/src/live/ids.ts'
import { en } from '../../static/src/live/i18n/en.ts'
import { graphemes, tidy } from '../../static/src/live/words.ts'

test('stacked Thai marks count as one with their letter', () => {
  assert.equal(graphemes('ผู้ใหญ่ที่'), 5)
  assert.equal(graphemes('น้ำ'), 1)
  assert.equal(graphemes('👩‍👩‍👧'), 1)
})

test('typed text is sent without stray space', () => {
  assert.equal(tidy('  รอ   นาน \n'), 'รอ นาน')
})

test('an id is a UUID4 and a key holds 128 bits', () => {
  assert.match(new_id(), /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
  assert.match(new_key(), /^[A-Za-z0-9_-]{22}$/)
})

test('a phone whose clock is ten minutes slow shows the time of the server', () => {
  let local = 1_000_000
  const clock = new Clock(() => local)

  clock.hear(1_600_000)
  local += 500
  clock.hear(1_600_100)

  assert.equal(clock.now(), 1_600_500)
})

test('in English one is not many', () => {
  assert.deepEqual([2, 1, 0, -1].map(en.letters_left), ['2 letters left', '1 letter left', '0 letters left', '1 letter too long. Shorten it first.'])
  assert.deepEqual([1, 2].map(en.sheets), ['1 note', '2 notes'])
})
