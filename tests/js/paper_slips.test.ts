/** Lines from paper: one note each, without what numbered them, and nobody's words lost. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { signal } from '@preact/signals'
import { lines_of, note_slips, PaperSlips } from '../../static/src/live/facilitator/paper_slips.ts'
import type { Answer, Live } from '../../static/src/live/live.ts'

type Sent = { type: string; data: Record<string, unknown> }

function a_live(answer_of: (text: string) => Answer): { live: Live; sent: Sent[]; dismissed: string[] } {
  const [sent, dismissed]: [Sent[], string[]] = [[], []]
  const command = (type: string, data: Record<string, unknown>) => {
    sent.push({ type, data })
    return { id: String(data['text']), settled: Promise.resolve(answer_of(String(data['text']))) }
  }
  const dismiss = (id: string) => void dismissed.push(id)
  return { live: { command, dismiss, outbox: signal([]) } as unknown as Live, sent, dismissed }
}

const TAKEN: Answer = { ok: true, epoch: 'e', seq: 1 }
const PAPER = { board_id: 'b', zone: 'now', on_behalf_of: 'โต๊ะ 4' }

test('numbers and dashes in front of a line are left out, words are not', () => {
  const typed = '1. ป้ายเล็ก\n\n  - รถมาช้า \n• ไม่มีที่นั่ง\n24 ชั่วโมง\n'

  assert.deepEqual(lines_of(typed), ['ป้ายเล็ก', 'รถมาช้า', 'ไม่มีที่นั่ง', '24 ชั่วโมง'])
})

test('each line is a note of its own, on behalf of the same table', async () => {
  const { live, sent } = a_live(() => TAKEN)
  const slips = new PaperSlips(live)

  const kept = await slips.enter(note_slips(['ก', 'ข'], PAPER))

  assert.deepEqual(kept, [])
  assert.equal(slips.done.value, 2)
  assert.deepEqual(sent.map(({ type, data }) => [type, data['text'], data['on_behalf_of']]), [
    ['note.add', 'ก', 'โต๊ะ 4'],
    ['note.add', 'ข', 'โต๊ะ 4'],
  ])
  assert.notEqual(sent[0]!.data['note_id'], sent[1]!.data['note_id'])
})

test('what is refused comes back as words, line by line, and the rest is saved', async () => {
  const refused: Answer = { ok: false, code: 'stage_closed' }
  const { live, sent, dismissed } = a_live((text) => (text === 'ข' ? refused : TAKEN))
  const slips = new PaperSlips(live)
  const long = 'ย'.repeat(501)

  const kept = await slips.enter(note_slips(['ก', 'ข', long, 'ค'], PAPER))

  assert.deepEqual(kept.map(({ text }) => text), ['ข', long])
  assert.equal(slips.done.value, 2)
  assert.deepEqual(dismissed, ['ข'])
  assert.equal(sent.length, 3)
  assert.ok(slips.refused.value.every(({ why }) => why.length > 5))
})

test('what was refused after a reload comes back to its board, and no other', () => {
  const { live, dismissed } = a_live(() => TAKEN)
  const refused = (id: string, data: Record<string, unknown>) => ({ id, type: 'note.add', state: 'refused', data })
  const outbox = [refused('1', { ...PAPER, text: 'ก' }), refused('2', { ...PAPER, board_id: 'c', text: 'ข' })]

  const back = new PaperSlips({ ...live, outbox: signal(outbox) } as unknown as Live).left_behind('b')

  assert.deepEqual(back, [{ text: 'ก' }])
  assert.deepEqual(dismissed, ['1'])
})
