/** What a phone says of its owner's ballot after the close is true of it, and nothing is said where it cannot know. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { signal } from '@preact/signals'
import type { Live, Sending } from '../../static/src/live/live.ts'
import { remember_whether_voted } from '../../static/src/live/participant/voted.ts'
import type { Choices, Round } from '../../static/src/live/rows.ts'
import { adopt } from '../../static/src/live/store.ts'
import { make_tables } from '../../static/src/live/tables.ts'
import { a_round } from './room.ts'

function a_phone(person: string) {
  const { tables, show } = make_tables()
  const outbox = signal<readonly Sending[]>([])
  const voted = remember_whether_voted(person, { tables, outbox, status: signal('online') } as unknown as Live)
  const see = (state: Round['state'], choices?: Choices) => {
    const ballots = choices ? [{ id: 'round', choices, version: 1 }] : []
    show(adopt(null, { epoch: 'e', seq: 1, snapshot: { rounds: [a_round({ state })], ballots } }))
  }
  return { see, outbox, voted: () => voted.value['round'] }
}

const saved_cast = (choices: Record<string, number | null>) =>
  ({ id: 'c', type: 'ballot.cast', data: { round_id: 'round', choices }, state: 'saved', answer: null }) as unknown as Sending

test('who voted is told so after the close, and who did not is not', () => {
  const [one, other] = [a_phone('one'), a_phone('other')]

  for (const { see } of [one, other]) see('open')
  one.see('open', { bus: 1 })
  for (const { see } of [one, other]) see('closed')

  assert.deepEqual([one.voted(), other.voted()], [true, false])
})

test('whoever took everything back has not voted', () => {
  const phone = a_phone('back')

  phone.see('open', { bus: 1 })
  phone.see('open', {})
  phone.see('closed')

  assert.equal(phone.voted(), false)
})

test('a vote that was saved in the moment of the close counts, though its ballot was never shown', () => {
  const phone = a_phone('late')
  phone.see('open')

  phone.outbox.value = [saved_cast({ bus: 1 })]
  phone.see('closed')
  phone.outbox.value = []

  assert.equal(phone.voted(), true)
})

test('a reload after the close still knows, a phone that was not there does not', () => {
  const before = a_phone('reloaded')
  before.see('open', { bus: 1 })
  before.see('closed')

  const [after, stranger] = [a_phone('reloaded'), a_phone('stranger')]
  for (const { see } of [after, stranger]) see('closed')

  assert.deepEqual([after.voted(), stranger.voted()], [true, undefined])
})
