/** What a result says in words: ties, dissent, and nothing that small numbers would give away. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { dissent_of, has_sectors, is_of_one_mind, is_told_by_sector, lead_of } from '../../static/src/live/parts/findings.ts'
import type { Counts, Round, RoundItem, Sector, Tally } from '../../static/src/live/rows.ts'

const item = (id: string) => ({ id, round_id: 'r', position: 1, text_th: id, text_en: null, source: null }) as RoundItem
const round = (kind: Round['kind']) => ({ id: 'r', activity_id: 'a', kind, rule: {}, state: 'revealed' }) as Round
type Given = Record<string, Counts>
type BySector = Partial<Record<Sector, { turnout: number | null; items: Record<string, Counts | null> }>>
const tally = (turnout: number, items: Given, by_sector: BySector = {}): Tally => ({
  id: 'r',
  turnout,
  items: Object.entries(items).map(([id, counts]) => ({ id, counts })),
  entered: { turnout: 0, items: [] },
  by_sector: Object.entries(by_sector).map(([sector, row]) => ({
    sector: sector as Sector,
    turnout: row.turnout,
    items: Object.entries(row.items).map(([id, counts]) => ({ id, counts })),
  })),
})
const dots = (n: number) => ({ dots: n })

test('two with the same number lead together, and nobody leads where nobody voted', () => {
  const items = ['bus', 'queue', 'sign'].map(item)

  const tied = lead_of(tally(9, { bus: dots(5), queue: dots(5), sign: dots(1) }), items)

  assert.deepEqual(tied?.items.map(({ id }) => id), ['bus', 'queue'])
  assert.equal(lead_of(tally(0, {}), items), undefined)
})

test('what got less than half of the most is named, the most of it first', () => {
  const items = ['bus', 'queue', 'sign', 'form'].map(item)

  const dissent = dissent_of(tally(9, { bus: dots(8), queue: dots(5), sign: dots(1), form: dots(3) }), round('dots'), items)

  assert.deepEqual(dissent.map((line) => line.kind === 'few' && line.items.map((few) => few.item.id)), [['form', 'sign']])
})

test('no dots are no dissent, and nobody is said to be of one mind because of them', () => {
  const items = ['bus', 'queue'].map(item)
  const alone = tally(9, { bus: dots(8), queue: dots(0) })

  assert.deepEqual(dissent_of(alone, round('dots'), items), [])
  assert.equal(is_of_one_mind(alone, round('dots'), items), false)
  assert.equal(is_of_one_mind(tally(9, { bus: dots(8), queue: dots(5) }), round('dots'), items), true)
  assert.equal(is_of_one_mind(tally(0, {}), round('stance'), items), false)
})

test('a sector that put something else first is told', () => {
  const items = ['bus', 'queue'].map(item)
  const people = { turnout: 6, items: { bus: dots(5), queue: dots(6) } }

  const dissent = dissent_of(tally(20, { bus: dots(15), queue: dots(9) }, { people }), round('dots'), items)

  assert.deepEqual(dissent.map((line) => line.kind === 'first_elsewhere' && [line.item.id, line.sector.sector]), [['queue', 'people']])
})

test('a sector of which one number is held back is not said to put anything first', () => {
  const items = ['bus', 'queue'].map(item)
  const people = { turnout: 6, items: { bus: null, queue: dots(5) } }

  assert.deepEqual(dissent_of(tally(20, { bus: dots(15), queue: dots(9) }, { people }), round('dots'), items), [])
})

test('who disagrees is counted for each statement, with the sectors that may be told', () => {
  const items = ['bus', 'queue'].map(item)
  const counts = { bus: { '1': 5, '0': 0, '-1': 7 }, queue: { '1': 12, '0': 0, '-1': 0 } }
  const people = { turnout: 7, items: { bus: { '1': 1, '0': 0, '-1': 6 }, queue: { '1': 7, '0': 0, '-1': 0 } } }
  const government = { turnout: 5, items: { bus: null, queue: null } }

  const dissent = dissent_of(tally(12, counts, { people, government }), round('stance'), items)

  assert.deepEqual(dissent, [{ kind: 'against', item: items[0], count: 7, sectors: [{ sector: 'people', count: 6, turnout: 7 }] }])
})

test('an item is told by sector unless most of it is held back, and who did not vote holds nothing back', () => {
  const people = { turnout: 8, items: { bus: dots(6), queue: dots(5), sign: null } }
  const government = { turnout: 6, items: { bus: dots(6), queue: null, sign: null } }
  const nobody = { turnout: 0, items: { bus: dots(0), queue: dots(0), sign: dots(0) } }
  const few = { turnout: null, items: { bus: null, queue: null, sign: null } }
  const all = { bus: dots(12), queue: dots(7), sign: dots(2) }
  const told = (by_sector: BySector) => ['bus', 'queue', 'sign'].filter((id) => is_told_by_sector(tally(14, all, by_sector), id))

  assert.deepEqual(told({ people, government }), ['bus'])
  assert.deepEqual(told({ people, government, academic: nobody }), ['bus'])
  assert.deepEqual(told({ people }), ['bus', 'queue'])
  assert.deepEqual(told({ people, private: few, academic: few }), [])
})

test('where every sector is too small there is nothing to show by sector', () => {
  const people = { turnout: 2, items: { bus: null } }

  assert.equal(has_sectors(tally(2, { bus: dots(2) }, { people })), false)
})
