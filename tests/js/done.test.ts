/** "I am done" outlives a reload and a lost line, and ends when the room has something else to do. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { signal } from '@preact/signals'
import type { Live, Status } from '../../static/src/live/live.ts'
import { make_done, tell_whether_done } from '../../static/src/live/participant/done.ts'
import type { Place } from '../../static/src/live/participant/place.ts'
import type { RoundItem } from '../../static/src/live/rows.ts'
import { a_round, a_vote, an_activity, room } from './room.ts'

const writing: Place = { screen: 'write', activity: an_activity() }
const voting: Place = { screen: 'stance', activity: a_vote(), round: a_round({ kind: 'stance' }) }
const statement = (id: string) => ({ id, round_id: 'round', position: 1 }) as RoundItem
const microtasks = () => new Promise((resolve) => setTimeout(resolve))

function telling(person: string, place: Place, hears: () => boolean = () => true) {
  const status = signal<Status>('connecting')
  const told: boolean[] = []
  const done = make_done(person, room({}), signal(place))
  const ready = async (is_ready: boolean) => (told.push(is_ready), hears())
  tell_whether_done({ status, ready } as unknown as Live, done)
  return { done, status, told }
}

test('it is said again on every connection, and never that one is not done', async () => {
  const { done, status, told } = telling('again', writing)
  status.value = 'online'
  done.say(true)
  await microtasks()

  for (const next of ['offline', 'online', 'offline', 'online'] as const) status.value = next
  await microtasks()

  assert.deepEqual(told, [true, true, true])
})

test('a reload says it for what the room is still doing, and not for what comes next', async () => {
  telling('reload', writing).done.say(true)

  const [same, next] = [telling('reload', writing), telling('reload', voting)]
  same.status.value = next.status.value = 'online'
  await microtasks()

  assert.deepEqual([same.told, next.told], [[true], []])
})

test('what was not heard is said once more', async (context) => {
  context.mock.timers.enable({ apis: ['setTimeout'] })
  let is_deaf = true
  const { done, status, told } = telling('deaf', writing, () => !is_deaf)
  status.value = 'online'
  done.say(true)
  for (let turn = 0; turn < 5; turn++) await Promise.resolve()

  is_deaf = false
  context.mock.timers.tick(3000)

  assert.deepEqual(told, [true, true])
})

test('another statement takes it back', () => {
  const items = signal<RoundItem[]>([statement('a')])
  const done = make_done('statements', { round_items: { all: items } } as never, signal(voting))
  done.say(true)
  assert.equal(done.is_done.value, true)

  items.value = [statement('a'), statement('b')]

  assert.equal(done.is_done.value, false)
})
