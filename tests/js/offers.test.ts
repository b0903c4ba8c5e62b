/** What can be put to the vote: the nearest board's clusters first, and nothing twice. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { offers } from '../../static/src/live/facilitator/offers.ts'
import { a_board, a_cluster, a_note, a_round, a_vote, an_activity, room } from './room.ts'

const revealed = { state: 'locked', is_revealed: true } as const
const keys = (tables: Parameters<typeof offers>[0]) =>
  offers(tables, 'round').flatMap((offer) => offer.choices.map((choice) => choice.key))

test('clusters come before loose notes; grouped and hidden notes are not offered', () => {
  const tables = room({
    activities: [an_activity(revealed), a_vote()],
    boards: [a_board],
    rounds: [a_round()],
    clusters: [a_cluster('queues')],
    notes: [a_note('loose'), a_note('grouped', { cluster_id: 'queues' }), a_note('hidden', { is_hidden: true })],
  })

  assert.deepEqual(keys(tables), ['cluster:queues', 'note:loose'])
})

test('what stands on the ballot already is not offered again', () => {
  const source = { type: 'cluster', id: 'queues' } as const
  const tables = room({
    activities: [an_activity(revealed), a_vote()],
    boards: [a_board],
    rounds: [a_round()],
    clusters: [a_cluster('queues'), a_cluster('papers')],
    round_items: [{ id: 'i', round_id: 'round', position: 1, text_th: 'ก', text_en: '', source }],
  })

  assert.deepEqual(keys(tables), ['cluster:papers'])
})

test('a board that is not revealed offers nothing', () => {
  const tables = room({
    activities: [an_activity({ state: 'open' }), a_vote()],
    boards: [a_board],
    rounds: [a_round()],
    clusters: [a_cluster('queues')],
  })

  assert.deepEqual(keys(tables), [])
})
