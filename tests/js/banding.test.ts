/** A long list of notes in bands: each but the last ends with a full row, and one that says the same stays the very same. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { in_bands, kept, PER_BAND } from '../../static/src/live/parts/banding.ts'

const ids = (count: number) => Array.from({ length: count }, (_, nth) => `${nth}`)
const one = () => 1
const wide = (...long: string[]) => (id: string) => (long.includes(id) ? Infinity : 1)

test('what fits into one band stays together', () => {
  assert.deepEqual(in_bands(ids(PER_BAND), one, 6), [ids(PER_BAND)])
})

test('every note is in one band, in its order', () => {
  for (const columns of [1, 2, 5, 7, 10]) assert.deepEqual(in_bands(ids(500), one, columns).flat(), ids(500))
})

test('a band ends with a full row', () => {
  for (const columns of [1, 2, 5, 7, 10]) {
    const full = in_bands(ids(500), one, columns).slice(0, -1)

    assert.ok(full.every((band) => band.length >= PER_BAND && band.length % columns === 0), `${columns} columns`)
  }
})

test('a long note takes a row for itself, and a band begins after a gap that it leaves', () => {
  const bands = in_bands(ids(60), wide('3', '24'), 2)

  assert.deepEqual(bands[0], ids(24))
  assert.equal(bands[1]![0], '24')
})

test('where the columns are not known yet there are no bands', () => {
  assert.deepEqual(in_bands(ids(60), one, 0), [])
})

test('a note more at the end leaves all other bands the very same', () => {
  const before = in_bands(ids(100), one, 6)

  const after = kept(in_bands(ids(101), one, 6), before)

  assert.ok(after.slice(0, -1).every((band, nth) => band === before[nth]))
  assert.deepEqual(after.flat(), ids(101))
})
