/** What moves the room happens when it is ordered or not at all; words wait for the network as ever. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { signal } from '@preact/signals'
import type { Answer, Live, Sending } from '../../static/src/live/live.ts'
import { is_order, NOT_SENT, Orders } from '../../static/src/live/facilitator/orders.ts'

/** A live connection of which only what orders need is there; `answer` is what the server says to the last command. */
function a_line() {
  const outbox = signal<readonly Sending[]>([])
  const status = signal('online')
  const line = { outbox, status, dismissed: [] as string[], answer: (_: Answer) => {} }
  const live = {
    outbox,
    status,
    command: (type: string) => {
      const settled = new Promise<Answer>((resolve) => (line.answer = resolve))
      outbox.value = [...outbox.value, { id: type, type, state: outbox.value.length ? 'waiting' : 'sent' } as Sending]
      return { id: type, settled }
    },
    dismiss: (id: string) => {
      line.dismissed.push(id)
      outbox.value = outbox.value.filter((one) => one.id !== id)
    },
  } as unknown as Live
  return { line, orders: new Orders(live) }
}

test('a lock that waits behind a note is withdrawn when the network goes; the note stays', async () => {
  const { line, orders } = a_line()
  orders.send('note.add', {})
  const { settled } = orders.send('activity.lock', {})

  line.status.value = 'offline'

  assert.deepEqual(await settled, NOT_SENT)
  assert.deepEqual(line.dismissed, ['activity.lock'])
})

test('an order that is out already is not withdrawn, and stands there until it is answered', async () => {
  const { line, orders } = a_line()
  const { settled } = orders.send('timer.start', {})
  assert.deepEqual(orders.unanswered(Date.now()), [])

  line.status.value = 'offline'

  assert.deepEqual(orders.unanswered(Date.now()).map(({ type }) => type), ['timer.start'])
  line.answer({ ok: true } as Answer)
  assert.equal((await settled).ok, true)
  assert.deepEqual(line.dismissed, [])
})

test('an answer that takes long is worth a word, also on a good line', () => {
  const { orders } = a_line()
  orders.send('round.close', {})

  assert.equal(orders.unanswered(Date.now() + 1000).length, 0)
  assert.equal(orders.unanswered(Date.now() + 3000).length, 1)
})

test('words and sorting are no orders: they are kept until they are saved', () => {
  const kept = ['note.add', 'note.edit', 'cluster.make', 'ballot.enter', 'outcome.save', 'undo']

  assert.deepEqual(kept.filter(is_order), [])
  assert.ok(['stage.open', 'workshop.close', 'timer.pause', 'hand.lower', 'spotlight.set'].every(is_order))
})
