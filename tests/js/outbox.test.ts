/** A command leaves in its turn, once, and is kept until it is answered, whatever the network and the page do. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Answer, Command } from '../../static/src/live/live.ts'
import { Outbox } from '../../static/src/live/outbox.ts'
import { Sender } from '../../static/src/live/sender.ts'
import { shelf } from '../../static/src/live/storage.ts'

const saved = { ok: true, epoch: 'e', seq: 5 } as const
const refused = (code: string, more: object = {}): Answer => ({ ok: false, code, ...more })

class Server {
  is_online = true
  heard: Command[] = []
  answers: (Answer | 'lost')[]

  constructor(...answers: (Answer | 'lost')[]) {
    this.answers = answers
  }

  is_up = () => this.is_online
  async ask(_: string, command: unknown): Promise<Answer> {
    this.heard.push(structuredClone(command as Command))
    const answer = this.answers.shift() ?? saved
    if (answer === 'lost') this.is_online = false
    return answer === 'lost' ? Promise.reject(new Error('cut')) : answer
  }
}

type Row = { text: string; version: number } | undefined
function phone(server: Server, { kept = shelf(no_storage), row }: { kept?: ReturnType<typeof shelf>; row?: Row } = {}) {
  const outbox = new Outbox(kept, 'w.p')
  return { outbox, kept, sender: new Sender(outbox, server, () => row) }
}
const no_storage = (): Storage => {
  throw new Error('private window')
}
const states = (outbox: Outbox) => outbox.list.value.map(({ state }) => state)

test('an answer settles the command, its frame clears it', async () => {
  const { outbox, sender } = phone(new Server())

  const answer = await sender.command('note.add', { note_id: 'n' }).settled

  assert.deepEqual(answer, saved)
  assert.deepEqual(states(outbox), ['saved'])
  outbox.arrived('e', 5)
  assert.deepEqual(states(outbox), [])
})

test('a frame that came before the answer clears the command just as well', async () => {
  const { outbox, sender } = phone(new Server())
  outbox.arrived('e', 5)

  await sender.command('note.add', { note_id: 'n' }).settled

  assert.deepEqual(states(outbox), [])
})

test('commands leave one at a time, in the order they were made', async () => {
  const server = new Server()
  const { sender } = phone(server)

  const all = ['a', 'b', 'c'].map((note_id) => sender.command('note.add', { note_id }).settled)
  assert.equal(server.heard.length, 1)
  await Promise.all(all)

  assert.deepEqual(server.heard.map(({ data }) => data.note_id), ['a', 'b', 'c'])
})

test('after a lost answer the same id and words go out again', async () => {
  const server = new Server('lost')
  const { sender } = phone(server)
  const { settled } = sender.command('note.add', { note_id: 'n' })
  await new Promise(setImmediate)

  server.is_online = true
  void sender.drain()
  await settled

  assert.deepEqual(server.heard[0], server.heard[1])
})

test('"too fast" waits and sends the same id again', async () => {
  const server = new Server(refused('too_fast', { after_ms: 5 }), refused('retry', { after_ms: 5 }))
  const { sender } = phone(server)

  assert.equal((await sender.command('note.add', {}).settled).ok, true)

  assert.equal(new Set(server.heard.map(({ id }) => id)).size, 1)
  assert.equal(server.heard.length, 3)
})

test('what was not answered survives a reload, what was answered does not come back', async () => {
  const server = new Server(saved, 'lost')
  const { kept, sender } = phone(server)
  await sender.command('note.add', { note_id: 'a' }).settled
  sender.command('note.add', { note_id: 'b' })
  sender.command('note.add', { note_id: 'c' })
  await new Promise(setImmediate)

  const again = phone(new Server(), { kept })

  assert.deepEqual(again.outbox.list.value.map(({ data, state }) => [data.note_id, state]), [['b', 'sent'], ['c', 'waiting']])
})

test('a refusal stays with its words until it is dismissed, and holds up nobody', async () => {
  const { outbox, sender } = phone(new Server(refused('stage_closed')))

  const first = sender.command('note.add', { text: 'x' })
  await sender.command('note.add', { text: 'y' }).settled

  assert.deepEqual(states(outbox), ['refused', 'saved'])
  outbox.remove(first.id)
  assert.deepEqual(states(outbox), ['saved'])
})

test('a second edit of the same note starts from the version that the first one made', async () => {
  const server = new Server()
  const { sender } = phone(server)

  sender.command('note.edit', { note_id: 'n', text: 'one', version: 3 })
  await sender.command('note.edit', { note_id: 'n', text: 'two', version: 3 }).settled

  assert.deepEqual(server.heard.map(({ data }) => data.version), [3, 4])
})

test('a command that was sent keeps its version for ever', async () => {
  const server = new Server('lost')
  const row = { text: 'old', version: 1 }
  const { sender } = phone(server, { row })
  const { settled } = sender.command('note.edit', { note_id: 'n', text: 'new', version: 1 }, { base_text: 'old' })
  await new Promise(setImmediate)

  row.version = 9
  server.is_online = true
  void sender.drain()
  await settled

  assert.deepEqual(server.heard.map(({ data }) => data.version), [1, 1])
})

test('one that has not left follows its note as long as the words are those its writer saw', async () => {
  const server = new Server()
  const edit = { note_id: 'n', text: 'new', version: 1 }

  await phone(server, { row: { text: 'old', version: 9 } }).sender.command('note.edit', edit, { base_text: 'old' }).settled
  await phone(server, { row: { text: 'theirs', version: 9 } }).sender.command('note.edit', edit, { base_text: 'old' }).settled

  assert.deepEqual(server.heard.map(({ data }) => data.version), [9, 1])
})

test('a note that was only grouped meanwhile is edited without bothering its writer', async () => {
  const server = new Server(refused('conflict', { row: { id: 'n', text: 'old', version: 7 } }))
  const { outbox, sender } = phone(server)

  const answer = await sender.command('note.edit', { note_id: 'n', text: 'new', version: 3 }, { base_text: 'old' }).settled

  assert.equal(answer.ok, true)
  assert.deepEqual(server.heard.map(({ data }) => data.version), [3, 7])
  assert.notEqual(server.heard[0]!.id, server.heard[1]!.id)
  assert.deepEqual(states(outbox), ['saved'])
})

test('where somebody else changed the words the writer is asked', async () => {
  const conflict = refused('conflict', { row: { id: 'n', text: 'theirs', version: 7 } })
  const { sender } = phone(new Server(conflict))

  const answer = await sender.command('note.edit', { note_id: 'n', text: 'mine', version: 3 }, { base_text: 'old' }).settled

  assert.deepEqual(answer, conflict)
})

test('somebody who was removed is told what is not known', async () => {
  const { outbox, sender } = phone(new Server('lost'))
  sender.command('note.add', { note_id: 'a' })
  sender.command('note.add', { note_id: 'b' })
  await new Promise(setImmediate)

  outbox.give_up()

  assert.deepEqual(states(outbox), ['unknown', 'waiting'])
})
