/** The wall fills its row: clusters first, what is loose beside them while there is room. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { clusters_left_out, columns_of } from '../../static/src/live/projector/columns.ts'
import { a_board, a_cluster, a_note } from './room.ts'

const clusters = (count: number) => Array.from({ length: count }, (_, nth) => a_cluster(`c${nth}`))
const notes = [a_note('1', { cluster_id: 'c0' }), a_note('2'), a_note('3')]
const shown = (count: number) => columns_of(a_board, notes, clusters(count), 'loose').map(({ key }) => key)

test('what is loose stands beside up to three clusters', () => {
  assert.deepEqual(shown(1), ['c0', 'loose'])
  assert.deepEqual(shown(4), ['c0', 'c1', 'c2', 'c3'])
})

test('more than eight clusters are counted instead of shown', () => {
  assert.equal(shown(11).length, 8)
  assert.equal(clusters_left_out(clusters(11)), 3)
})

test('few notes lie in few columns, so that they are large', () => {
  const columns = columns_of(a_board, notes, [], 'loose')

  assert.deepEqual(
    columns.map((column) => column.notes.map(({ id }) => id)),
    [['1'], ['2'], ['3']],
  )
})

test('before anything is grouped the notes of one zone are dealt over the whole row', () => {
  const seven = Array.from({ length: 7 }, (_, nth) => a_note(`${nth}`))

  const columns = columns_of(a_board, seven, [], 'loose')

  assert.deepEqual(
    columns.map((column) => column.notes.map(({ id }) => id)),
    [['0', '4'], ['1', '5'], ['2', '6'], ['3']],
  )
})
