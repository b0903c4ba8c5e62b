/** A finger's many points become few, and the line stays where it was drawn. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { simplified } from '../../static/src/live/participant/simplified.ts'

test('a straight line is its two ends, corners stay', () => {
  const along = Array.from({ length: 50 }, (_, nth) => [nth * 10, 100]).flat()
  const corner = [...along, ...Array.from({ length: 40 }, (_, nth) => [490, 100 + nth * 10]).flat()]

  assert.deepEqual(simplified(along), [0, 100, 490, 100])
  assert.deepEqual(simplified(corner), [0, 100, 490, 100, 490, 490])
})

test('a dot stays a dot', () => {
  assert.deepEqual(simplified([5, 6]), [5, 6])
})

test('a circle is told by some dozen of its points', () => {
  const circle = Array.from({ length: 200 }, (_, nth) => [
    Math.round(500 + 300 * Math.cos(nth / 32)),
    Math.round(375 + 300 * Math.sin(nth / 32)),
  ]).flat()

  const kept = simplified(circle)

  assert.ok(kept.length < 80, String(kept.length))
  assert.ok(kept.length > 20, String(kept.length))
})
