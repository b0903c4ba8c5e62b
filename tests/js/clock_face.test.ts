/** The timer counts by the server's clock, warns at a fifth, and counts on when it is over. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { clock_face, timing } from '../../static/src/live/parts/clock_face.ts'

const row = { id: 'w', state: 'running', ends_at: 600_000, remaining_ms: null, total_ms: 600_000 } as const

test('what is left is shown in minutes and seconds, and time that is over with a minus', () => {
  assert.deepEqual([552_000, 59_001, 0, -40_000].map(clock_face), ['09:12', '01:00', '00:00', '−00:40'])
})

test('the last fifth is a warning, and after the end it is over', () => {
  assert.deepEqual(
    [0, 480_000, 600_001].map((now) => timing(row, now)?.state),
    ['good', 'warn', 'bad'],
  )
})

test('a timer never shows more than it was set to, though a phone is a moment behind', () => {
  assert.equal(clock_face(timing(row, -80)!.left_ms), '10:00')
})

test('a paused timer stands still, a stopped one shows nothing', () => {
  const paused = { ...row, state: 'paused', ends_at: null, remaining_ms: 90_000 } as const

  assert.deepEqual(
    [0, 900_000].map((now) => timing(paused, now)?.left_ms),
    [90_000, 90_000],
  )
  assert.equal(timing({ ...row, state: 'stopped' }, 0), undefined)
})
