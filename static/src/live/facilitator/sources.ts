/** What an outcome may come from: revealed clusters and rounds, other outcomes; notes are added from the board. */
import type { Tables } from '../live.ts'
import type { Source } from '../rows.ts'
import { bilingual } from '../i18n.ts'
import { note_words } from '../parts/note_words.ts'

export function sources_on_offer(tables: Tables): Source[] {
  const rounds = tables.rounds.all.value.filter((round) => round.state === 'revealed')
  return [
    ...rounds.map(({ id }): Source => ({ type: 'round', id })),
    ...tables.clusters.all.value.map(({ id }): Source => ({ type: 'cluster', id })),
    ...tables.outcomes.all.value.map(({ id }): Source => ({ type: 'outcome', id })),
  ]
}

/** A source as people know it: a note's text, a cluster's name, a round's question, an outcome's title. */
export function words_of(tables: Tables, { type, id }: Source): string {
  const note = type === 'note' ? tables.notes.get(id) : undefined
  if (type === 'note') return note ? note_words(tables, note) : ''
  if (type === 'cluster') return tables.clusters.get(id)?.title ?? ''
  const outcome = type === 'outcome' ? tables.outcomes.get(id) : undefined
  if (outcome) return bilingual(outcome, 'title')
  const activity = tables.activities.get(tables.rounds.get(id)?.activity_id ?? '')
  return activity ? bilingual(activity, 'title') : ''
}
