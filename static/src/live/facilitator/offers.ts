/** What can be put to the vote: clusters and loose notes of every revealed board, the nearest board first. */
import type { Tables } from '../live.ts'
import type { Activity, Board } from '../rows.ts'
import { bilingual } from '../i18n.ts'
import { note_words } from '../parts/note_words.ts'
import { activities_of, board_of, by_position, items_of, stage_runs_of } from '../parts/reading.ts'

/** `key` is `type:id`. */
export type Choice = { key: string; words: string; is_cluster: boolean }
export type Offer = { board_id: string; title: string; choices: Choice[] }

/** Boards before the round's own activity come first, latest first; those after it last. */
export function offers(tables: Tables, round_id: string): Offer[] {
  const taken = new Set(items_of(tables, round_id).map(({ source }) => source && `${source.type}:${source.id}`))
  return revealed_boards(tables, round_id)
    .map(({ activity, board }) => ({
      board_id: board.id,
      title: bilingual(activity, 'title'),
      choices: choices_of(tables, board.id).filter((choice) => !taken.has(choice.key)),
    }))
    .filter((offer) => offer.choices.length > 0)
}

function revealed_boards(tables: Tables, round_id: string): { activity: Activity; board: Board }[] {
  const agenda = stage_runs_of(tables).flatMap((run) => activities_of(tables, run.id))
  const at = agenda.findIndex((activity) => activity.id === tables.rounds.get(round_id)?.activity_id)
  const nearest_first = [...agenda.slice(0, at).reverse(), ...agenda.slice(at + 1)]
  return nearest_first.flatMap((activity) => {
    const board = activity.is_revealed && activity.kind === 'board' ? board_of(tables, activity.id) : undefined
    return board ? [{ activity, board }] : []
  })
}

function choices_of(tables: Tables, board_id: string): Choice[] {
  const { clusters, notes } = tables
  const named = clusters.all.value.filter((cluster) => cluster.board_id === board_id)
  const loose = notes.all.value.filter((note) => note.board_id === board_id && !note.cluster_id && !note.is_hidden)
  return [
    ...named.map(({ id, title }) => ({ key: `cluster:${id}`, words: title, is_cluster: true })),
    ...loose.sort(by_position).map((note) => ({ key: `note:${note.id}`, words: note_words(tables, note), is_cluster: false })),
  ]
}
