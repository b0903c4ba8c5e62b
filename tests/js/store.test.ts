/** The rules by which a screen stays true: snapshots replace, frames advance, gaps and other epochs ask for a sync. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { adopt, advance, type Event, type Frame, type State } from '../../static/src/live/store.ts'

const note = (id: string, text = id) => ({ id, text })
const snapshot = (seq: number, ...ids: string[]) => ({ epoch: 'e', seq, snapshot: { notes: ids.map((id) => note(id)) } })
const put = (seq: number, id: string, text = id): Event => ({ seq, type: 'note.added', put: { notes: [note(id, text)] } })
const frame = (from: number, to: number, ...events: Event[]): Frame => ({ epoch: 'e', from, to, events })
const texts = (state: unknown) => [...((state as State).tables.get('notes') ?? new Map()).values()].map((row) => row.text)

test('a frame brings the screen up to its end', () => {
  const state = adopt(null, snapshot(4, 'a'))

  const next = advance(state, frame(4, 6, put(5, 'b'))) as State

  assert.deepEqual(texts(next), ['a', 'b'])
  assert.equal(next.seq, 6)
})

test('events that were seen change nothing', () => {
  const state = adopt(null, snapshot(4, 'a'))

  const next = advance(state, frame(2, 5, put(4, 'a', 'old'), put(5, 'b')))

  assert.deepEqual(texts(next), ['a', 'b'])
})

test('a frame that lies wholly in the past leaves the very same state', () => {
  const state = adopt(null, snapshot(4, 'a'))

  assert.equal(advance(state, frame(1, 3, put(3, 'x'))), state)
})

test('a frame that begins after what is shown is a gap', () => {
  assert.equal(advance(adopt(null, snapshot(4)), frame(5, 6, put(6, 'b'))), 'gap')
})

test('a head in front of what is shown is a gap, one that is level is not', () => {
  const state = adopt(null, snapshot(4))

  assert.equal(advance(state, frame(7, 7)), 'gap')
  assert.equal(advance(state, frame(4, 4)), state)
})

test('a frame of another epoch is not applied', () => {
  const state = adopt(null, snapshot(4))

  assert.equal(advance(state, { ...frame(4, 5, put(5, 'b')), epoch: 'other' }), 'other_epoch')
})

test('within an event drops apply before puts', () => {
  const both: Event = { ...put(5, 'a', 'new'), drop: { notes: ['a'] } }

  assert.deepEqual(texts(advance(adopt(null, snapshot(4, 'a')), frame(4, 5, both))), ['new'])
})

test('a dropped row is gone, a row of a table never seen is there', () => {
  const event: Event = { seq: 5, type: 'x', drop: { notes: ['a'], nothing: ['b'] }, put: { clusters: [{ id: 'c' }] } }

  const next = advance(adopt(null, snapshot(4, 'a')), frame(4, 5, event)) as State

  assert.deepEqual(texts(next), [])
  assert.equal(next.tables.get('clusters')?.size, 1)
})

test('an older snapshot of the same epoch is ignored, one of another epoch replaces', () => {
  const state = adopt(null, snapshot(9, 'new'))

  assert.equal(adopt(state, snapshot(8, 'old')), state)
  assert.deepEqual(texts(adopt(state, { ...snapshot(2, 'restored'), epoch: 'f' })), ['restored'])
})
