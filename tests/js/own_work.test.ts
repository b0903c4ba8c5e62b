/** What somebody wrote or chose shows at once, stays theirs, and is never lost. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Sending } from '../../static/src/live/live.ts'
import { Drafts } from '../../static/src/live/participant/drafts.ts'
import { choices_now, fate, is_casting, last_word, notes_on_the_way } from '../../static/src/live/participant/pending.ts'
import { shuffled } from '../../static/src/live/participant/shuffle.ts'
import { Outbox } from '../../static/src/live/outbox.ts'
import { shelf } from '../../static/src/live/storage.ts'
import { pair_for } from '../../static/src/pages/pair.ts'

const memory = () =>
  shelf(() => {
    throw new Error('private window')
  })
const sending = (type: string, data: Sending['data'], state: Sending['state'] = 'waiting') =>
  ({ id: Math.random().toString(), type, data, state, answer: null }) as Sending
const cast = (choices: Record<string, number | null>, state?: Sending['state']) => sending('ballot.cast', { round_id: 'r', choices }, state)

test('a ballot shows what was recorded and what is on its way on top', () => {
  const outbox = [cast({ b: 1 }), cast({ a: null }), cast({ c: 1 }, 'refused')]

  assert.deepEqual(choices_now({ a: 1 }, outbox, 'r'), { b: 1 })
  assert.deepEqual(choices_now({ a: 1 }, outbox, 'another round'), { a: 1 })
})

test('a ballot is saved once its casts have been answered', () => {
  assert.equal(is_casting([cast({ a: 1 }, 'saved')], 'r'), false)
  assert.equal(is_casting([cast({ a: 1 }, 'sent')], 'r'), true)
})

test('a note is on its way until the room has it', () => {
  const outbox = [sending('note.add', { board_id: 'b', note_id: 'n' }, 'saved'), sending('note.add', { board_id: 'other', note_id: 'm' })]

  assert.equal(notes_on_the_way(outbox, 'b', () => false).length, 1)
  assert.equal(notes_on_the_way(outbox, 'b', () => true).length, 0)
})

test('the last word about a note is the newest edit or taking back', () => {
  const outbox = [sending('note.edit', { note_id: 'n', text: 'one' }), sending('note.edit', { note_id: 'n', text: 'two' }, 'refused')]

  const word = last_word(outbox, 'n')!

  assert.equal(word.data.text, 'two')
  assert.equal(fate(word), 'refused')
})

test('a picture on its way waits with its draft, and arrives where the draft was put meanwhile', () => {
  const drafts = new Drafts('p', memory())
  const picture = { picture_id: 'x', width: 4, height: 3, alt: '' }
  const coming = { key: 'key', alt: 'ป้าย' }
  drafts.keep('b', { coming })

  assert.deepEqual(drafts.list.value.map(({ board_id, coming }) => [board_id, coming]), [['b', coming]])
  drafts.drop('b')
  drafts.keep('c', { text: 'ย้ายมา', coming })
  drafts.arrived('key', picture)
  drafts.arrived('of nobody', picture)
  const there = drafts.list.value.map(({ board_id, coming, attached }) => [board_id, coming, attached.picture])
  assert.deepEqual(there, [['c', null, { ...picture, alt: 'ป้าย' }]])
})

test('a draft is kept per board until it is dropped, and an empty one waits nowhere', () => {
  const kept = memory()
  const drafts = new Drafts('p', kept)
  drafts.keep('b', { text: 'ครึ่งประโยค', zone: 'z' })
  drafts.keep('c', { text: '  ' })

  const waiting = new Drafts('p', kept).list.value.map(({ board_id, text, zone }) => ({ board_id, text, zone }))
  assert.deepEqual(waiting, [{ board_id: 'b', text: 'ครึ่งประโยค', zone: 'z' }])
  assert.deepEqual(new Drafts('somebody else', kept).list.value, [])
  drafts.drop('b')
  assert.deepEqual(drafts.list.value, [])
})

test('a change that was begun waits until it says again what the note says', () => {
  const drafts = new Drafts('p', memory())
  const attached = { picture: null, strokes: null }
  const before = { text: 'รถมาสาย', version: 3, attached }
  drafts.keep('n', { board_id: 'b', text: 'รถมาสาย', attached, before })

  assert.deepEqual(drafts.list.value, [])
  drafts.keep('n', { text: 'รถมาสายทุกวัน' })
  assert.deepEqual(drafts.list.value.map(({ key, board_id, text }) => [key, board_id, text]), [['n', 'b', 'รถมาสายทุกวัน']])
  drafts.keep('n', { text: 'รถมาสาย', attached: { picture: null, strokes: [{ color: 0, points: [1, 2] }] } })
  assert.equal(drafts.has_something('n'), true)
})

test('a note that was sent before its picture frees the paper, and waits again with the reason when the picture is refused', () => {
  const drafts = new Drafts('p', memory())
  drafts.keep('b', { text: 'ป้ายเล็ก', zone: 'z', coming: { key: 'key', alt: '' } })

  drafts.send_off('b', 'n')

  assert.equal(drafts.of('b').text, '')
  assert.deepEqual(drafts.list.value.map(({ key, board_id, is_going }) => [key, board_id, is_going]), [['n', 'b', true]])
  drafts.object('key', 'stage_closed')
  const [waiting] = drafts.list.value
  assert.deepEqual([waiting!.text, waiting!.is_going, waiting!.coming, waiting!.objection], ['ป้ายเล็ก', false, null, 'stage_closed'])
})

test('words that another tab wrote meanwhile get a draft of their own instead of being written over', () => {
  const kept = memory()
  const [here, there] = [new Drafts('p', kept), new Drafts('p', kept)]
  here.keep('b', { text: 'ที่นี่' })

  there.keep('b', { text: 'ที่โน่น' })

  assert.deepEqual(there.list.value.map(({ text }) => text).sort(), ['ที่นี่', 'ที่โน่น'].sort())
  here.look_again()
  assert.equal(here.of('b').text, 'ที่โน่น')
})

test('a damaged entry on the phone stops nobody', () => {
  const kept = memory()
  kept.set('ruamsang.draft.p.b', '{"text": ')
  kept.set('ruamsang.outbox.w.p.x', 'x')

  assert.equal(new Drafts('p', kept).of('b').text, '')
  assert.deepEqual(new Outbox(kept, 'w.p').list.value, [])
})

test('everybody has an order of their own, and keeps it', () => {
  const items = ['a', 'b', 'c', 'd', 'e', 'f'].map((id) => ({ id }))
  const order = (person: string) => shuffled(items, person).map(({ id }) => id).join('')
  const orders = new Set(Array.from({ length: 50 }, (_, nth) => order(`person ${nth}`)))

  assert.equal(order('p'), order('p'))
  assert.ok(orders.size > 40, `${orders.size} orders among 50 people`)
})

test('every item comes first about equally often', () => {
  const items = ['a', 'b', 'c', 'd'].map((id) => ({ id }))
  const firsts = Array.from({ length: 4000 }, (_, nth) => shuffled(items, `person ${nth}`)[0]!.id)

  for (const { id } of items) assert.ok(Math.abs(firsts.filter((first) => first === id).length - 1000) < 150)
})

test('who joins again after a lost answer is the same person; the next on this phone is another', () => {
  const pair = pair_for('482719', memory())
  const first = pair.get()

  assert.deepEqual(pair.get(), first)
  pair.used()
  assert.notEqual(pair.get().id, first.id)
})
