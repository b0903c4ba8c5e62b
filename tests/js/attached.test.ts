/** What is said of a note's picture and sketch: only what changed, so that nothing else is overwritten. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { attached_by, changes_of, fields_of, NOTHING_ATTACHED } from '../../static/src/live/participant/attached.ts'

const picture = { picture_id: 'p', width: 4, height: 3, alt: 'ป้าย' }
const strokes = [{ color: 1, points: [1, 2, 3, 4] }]

test('a new note names what it shows and nothing else', () => {
  assert.deepEqual(fields_of(NOTHING_ATTACHED), {})
  assert.deepEqual(fields_of({ picture, strokes: null }), { picture_id: 'p', alt: 'ป้าย' })
  assert.deepEqual(fields_of({ picture: { ...picture, alt: '' }, strokes }), { picture_id: 'p', sketch: { strokes } })
})

test('an edit names what changed, null for what is taken off', () => {
  const both = { picture, strokes }

  assert.deepEqual(changes_of(both, both), {})
  assert.deepEqual(changes_of(both, NOTHING_ATTACHED), { picture_id: null, sketch: null })
  assert.deepEqual(changes_of(both, { picture: { ...picture, alt: 'ประตู' }, strokes }), { alt: 'ประตู' })
  assert.deepEqual(changes_of(NOTHING_ATTACHED, both), { picture_id: 'p', alt: 'ป้าย', sketch: { strokes } })
})

test('a picture that replaces another without words takes the old words off', () => {
  const other = { picture_id: 'q', width: 3, height: 4, alt: '' }

  assert.deepEqual(changes_of({ picture, strokes: null }, { picture: other, strokes: null }), { picture_id: 'q', alt: '' })
})

test('what is on its way shows what its command says', () => {
  const way = attached_by({ picture_id: 'p', alt: 'ป้าย', sketch: { strokes } })

  assert.equal(way.picture?.picture_id, 'p')
  assert.equal(way.strokes, strokes)
  assert.deepEqual(attached_by({ text: 'ก' }), NOTHING_ATTACHED)
})
