/** A screen finds its way back to the stream after every kind of miss. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Follower, type SyncAnswer, type Whole } from '../../static/src/live/follower.ts'
import type { Frame, State } from '../../static/src/live/store.ts'

const note = (id: string) => ({ id, text: id })
const frame = (from: number, ...ids: string[]): Frame => ({
  epoch: 'e',
  from,
  to: from + ids.length,
  events: ids.map((id, nth) => ({ seq: from + nth + 1, type: 'note.added', put: { notes: [note(id)] } })),
})
const whole = (seq: number, ...ids: string[]): Whole => ({ epoch: 'e', seq, snapshot: { notes: ids.map(note) } })
const needed = { ok: false, code: 'snapshot_needed', epoch: 'e', seq: 0 }
const listed = ({ epoch, to, events = [] }: Frame): SyncAnswer => ({ ok: true, epoch, seq: to, events })
const settled = () => new Promise((resolve) => setTimeout(resolve, 5))

function screen(syncs: SyncAnswer[], snapshots: (Whole | 'cut')[], meanwhile: Frame[] = []) {
  const wishes: object[] = []
  let shown: State | null = null
  const source = {
    is_up: () => true,
    sync: async (wish: object) => (wishes.push(wish), syncs.shift() ?? Promise.reject(new Error('cut'))),
    async snapshot() {
      meanwhile.splice(0).forEach((late) => follower.receive(late))
      const answer = snapshots.shift()!
      return answer === 'cut' ? Promise.reject(new Error('cut')) : answer
    },
  }
  const follower = new Follower(source, { show: (state) => (shown = state), meet: () => {}, hear: () => {} })
  const texts = () => [...(shown!.tables.get('notes') ?? new Map()).keys()]
  return { follower, wishes, texts }
}

test('a new screen takes the snapshot over HTTP, then what came meanwhile', async () => {
  const { follower, texts, wishes } = screen([needed], [whole(4, 'a')], [frame(3, 'a'), frame(4, 'b')])

  follower.receive(frame(3))
  await follower.connected()

  assert.deepEqual(texts(), ['a', 'b'])
  assert.deepEqual(wishes, [{ inline: false }])
})

test('a new screen is drawn before its socket is there, then asks only for what came since', async () => {
  const { follower, texts, wishes } = screen([listed(frame(4, 'b'))], [whole(4, 'a')])

  follower.open()
  await follower.connected()

  assert.deepEqual(wishes, [{ since: 4, epoch: 'e', inline: false }])
  assert.deepEqual(texts(), ['a', 'b'])
})

test('where the early snapshot fails the sync brings one', async () => {
  const { follower, texts, wishes } = screen([needed], ['cut', whole(4, 'a')])

  follower.open()
  await follower.connected()

  assert.deepEqual(wishes, [{ inline: false }])
  assert.deepEqual(texts(), ['a'])
})

test('a reconnected screen asks for what it missed', async () => {
  const { follower, texts, wishes } = screen([needed, listed(frame(4, 'b', 'c'))], [whole(4, 'a')])
  await follower.connected()

  await follower.connected()

  assert.deepEqual(texts(), ['a', 'b', 'c'])
  assert.deepEqual(wishes[1], { since: 4, epoch: 'e', inline: false })
})

test('a frame beyond a gap is kept until the gap is filled', async () => {
  const { follower, texts } = screen([needed, listed(frame(4, 'b'))], [whole(4, 'a')])
  await follower.connected()

  follower.receive(frame(5, 'c'))
  await settled()

  assert.deepEqual(texts(), ['a', 'b', 'c'])
})

test('another epoch makes it ask for everything', async () => {
  const restored = { ...whole(2, 'z'), epoch: 'f' }
  const { follower, texts, wishes } = screen([needed, needed], [whole(4, 'a'), restored])
  await follower.connected()

  follower.receive({ epoch: 'f', from: 2, to: 2 })
  await settled()

  assert.deepEqual(wishes[1], { inline: false })
  assert.deepEqual(texts(), ['z'])
})

test('a head in front waits as long as it was told before it asks', async () => {
  const { follower, wishes } = screen([needed, listed(frame(4, 'b'))], [whole(4, 'a')])
  await follower.connected()

  follower.receive({ epoch: 'e', from: 5, to: 5, after_ms: 40 })
  await settled()
  assert.equal(wishes.length, 1)
  await new Promise((resolve) => setTimeout(resolve, 60))

  assert.equal(wishes.length, 2)
})
