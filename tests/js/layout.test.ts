/** Where notes hang as this phone means it: what the room has, and its owner's own sorting on its way on top. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Sending } from '../../static/src/live/live.ts'
import { layout_of, type Layout } from '../../static/src/live/participant/layout.ts'
import { a_cluster, a_note } from './room.ts'

const bus = { ...a_cluster('bus'), position: 1 }
const sign = { ...a_cluster('sign'), position: 2 }
const notes = ['a', 'b', 'c', 'd'].map((id, nth) => a_note(id, { position: nth, cluster_id: id === 'd' ? 'bus' : null }))
const on_its_way = (type: string, data: Record<string, unknown>, state: Sending['state'] = 'waiting') =>
  ({ id: type, type, data: { board_id: 'board', ...data }, state, answer: null }) as Sending
const layout = (outbox: Sending[], last?: Layout) => layout_of('board', { notes, clusters: [sign, bus], outbox }, last)
const shape = ({ loose, groups }: Layout) => [loose.join(''), ...groups.map(({ id, notes }) => `${id}: ${notes.join('')}`)]

test('groups stand in the order of their making, and what is on its way comes last', () => {
  const made = on_its_way('cluster.make', { cluster_id: 'new', title: 'ใหม่', note_ids: ['a', 'c'] })

  assert.deepEqual(shape(layout([])), ['abc', 'bus: d', 'sign: '])
  assert.deepEqual(shape(layout([made])), ['b', 'bus: d', 'sign: ', 'new: ac'])
  assert.equal(layout([made]).groups[2]!.is_coming, true)
})

test('what is refused hangs where it was', () => {
  const refused = on_its_way('cluster.make', { cluster_id: 'new', title: 'ใหม่', note_ids: ['a'] }, 'refused')

  assert.deepEqual(shape(layout([refused])), shape(layout([])))
})

test('the last of several wishes for one note counts', () => {
  const in_and_out = [
    on_its_way('cluster.add_notes', { cluster_id: 'sign', note_ids: ['a', 'b'] }),
    on_its_way('cluster.take_out', { note_ids: ['b', 'd'] }),
    on_its_way('cluster.rename', { cluster_id: 'bus', title: 'รถ' }),
  ]

  assert.deepEqual(shape(layout(in_and_out)), ['bcd', 'bus: ', 'sign: a'])
  assert.deepEqual(layout(in_and_out).groups.map(({ title }) => title), ['รถ', 'sign'])
  assert.deepEqual(shape(layout([on_its_way('cluster.dissolve', { cluster_id: 'bus' })])), ['abcd', 'sign: '])
})

test('a list that says the same is the very same, so that it is not drawn again', () => {
  const before = layout([])
  const after = layout([on_its_way('cluster.add_notes', { cluster_id: 'sign', note_ids: ['a'] })], before)

  assert.equal(after.groups[0]!.notes, before.groups[0]!.notes)
  assert.notEqual(after.groups[1]!.notes, before.groups[1]!.notes)
})
