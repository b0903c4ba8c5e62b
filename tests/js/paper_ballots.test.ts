/** Ballots from paper: a pile keeps its name and counts its slips, lines are read as they were written. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { BallotPile } from '../../static/src/live/facilitator/ballot_pile.ts'
import { next_in_pile, pile_of } from '../../static/src/live/facilitator/pile.ts'
import { read_ballots } from '../../static/src/live/facilitator/read_ballots.ts'
import type { Answer, Live } from '../../static/src/live/live.ts'
import type { RoundItem } from '../../static/src/live/rows.ts'
import { a_round, room } from './room.ts'

const ITEMS = ['a', 'b', 'c', 'd', 'e']
const DOTS = a_round({ rule: { budget: 3, cap: 2 } })
const STANCE = a_round({ kind: 'stance', rule: {} })
const choices_of = (text: string, round = DOTS) => read_ballots(text, round, ITEMS).map(({ choices }) => choices)
const faults_of = (text: string, round = DOTS) => read_ballots(text, round, ITEMS).map(({ fault }) => fault)

test('a pile keeps its name, and its slips are counted', () => {
  assert.equal(pile_of('โต๊ะ 4 · ใบที่ 12'), 'โต๊ะ 4')
  assert.equal(pile_of('โต๊ะ 4'), 'โต๊ะ 4')
  assert.equal(next_in_pile('โต๊ะ 4', []), 1)
  assert.equal(next_in_pile('โต๊ะ 4', ['โต๊ะ 4', 'โต๊ะ 4 · ใบที่ 2', 'โต๊ะ 5 · ใบที่ 9']), 3)
  assert.equal(next_in_pile('โต๊ะ 4', ['โต๊ะ 4 · slip 2']), 3)
})

test('dots are numbers of items, more than one on an item too', () => {
  assert.deepEqual(choices_of('1 3 4\n\n2×2, 5\n๑ ๓\n2 2\n2 x 2'), [
    { a: 1, c: 1, d: 1 },
    { b: 2, e: 1 },
    { a: 1, c: 1 },
    { b: 2 },
    { b: 2 },
  ])
})

test('each line that cannot be is told apart, by its place in the field', () => {
  const lines = read_ballots('1\n\nสอง\n9\n1×3\n1 2 3 4\n0', DOTS, ITEMS)

  assert.deepEqual(lines.map(({ nth }) => nth), [1, 3, 4, 5, 6, 7])
  assert.deepEqual(lines.map(({ fault }) => fault), [
    undefined,
    ['unreadable', 'สอง'],
    ['no_item', 9],
    ['over_cap', 1, 2],
    ['over_budget', 4, 3],
    ['no_item', 0],
  ])
})

test('stances are signs in the order of the items', () => {
  assert.deepEqual(choices_of('+ + - 0 +\n++−0.', STANCE), [
    { a: 1, b: 1, c: -1, d: 0, e: 1 },
    { a: 1, b: 1, c: -1, d: 0 },
  ])
  assert.deepEqual(faults_of('+ +\n+ + ? 0 +\n.....', STANCE), [['answers', 2, 5], ['unreadable', '?'], ['nothing']])
})

const TAKEN: Answer = { ok: true, epoch: 'e', seq: 1 }
const items = ITEMS.map((id) => ({ id })) as RoundItem[]

function a_pile(answer_of: (name: string) => Answer = () => TAKEN) {
  const sent: Record<string, unknown>[] = []
  const command = (_type: string, data: Record<string, unknown>) => {
    sent.push(data)
    return { id: '1', settled: Promise.resolve(answer_of(String(data['on_behalf_of']))) }
  }
  const boot = { workshop_id: String(Math.random()) }
  const live = { boot, tables: room({}), command, dismiss: () => undefined } as unknown as Live
  return { pile: new BallotPile(live, 'round'), sent }
}

test('five slips from one table are five slips from that table', async () => {
  const { pile, sent } = a_pile()
  pile.kept.whom.value = 'โต๊ะ 4'

  for (let nth = 0; nth < 2; nth++) {
    pile.kept.choices.value = { a: 1 }
    await pile.enter_one(items)
  }
  await pile.enter_lines(read_ballots('1\n2\n3', DOTS, ITEMS), items)

  assert.equal(pile.kept.whom.value, 'โต๊ะ 4')
  assert.deepEqual(
    sent.map((data) => data['on_behalf_of']),
    ['โต๊ะ 4', 'โต๊ะ 4 · ใบที่ 2', 'โต๊ะ 4 · ใบที่ 3', 'โต๊ะ 4 · ใบที่ 4', 'โต๊ะ 4 · ใบที่ 5'],
  )
  assert.equal(new Set(sent.map((data) => data['ballot_id'])).size, 5)
  assert.deepEqual(sent[4]!['choices'], { a: null, b: null, c: 1, d: null, e: null })
})

test('what is wrong or refused stays in the field, and its number is free again', async () => {
  const { pile } = a_pile((name) => (name.endsWith('2') ? { ok: false, code: 'round_closed' } : TAKEN))
  pile.kept.whom.value = 'ลุงชัย'

  const back = await pile.enter_lines(read_ballots('1\nx\n2', DOTS, ITEMS), items)

  assert.equal(back, 1)
  assert.equal(pile.kept.text.value, '2\nx')
  assert.deepEqual(pile.names(1), ['ลุงชัย · ใบที่ 2'])
})

test('what is thrown away can be brought back', () => {
  const { pile } = a_pile()
  pile.kept.text.value = '1 2'
  pile.kept.choices.value = { a: 1 }

  const bring_back = pile.empty()
  assert.equal(pile.is_unsaved.value, false)
  bring_back()

  assert.deepEqual([pile.kept.text.value, pile.kept.choices.value], ['1 2', { a: 1 }])
})
