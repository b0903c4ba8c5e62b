/** Every board that can be read, in the order of the day, with how many of its notes say what is searched for. Pure. */
import type { Tables } from '../live.ts'
import type { Activity, Note, Stage } from '../rows.ts'
import { activities_of, board_of, stage_runs_of } from '../parts/reading.ts'

export type Found = { activity: Activity; stage: Stage; board_id: string; count: number }

export function boards_found(tables: Tables, search: string): Found[] {
  const notes = tables.notes.all.value.filter((note) => !note.is_hidden && says(tables, note, search))
  return stage_runs_of(tables).flatMap(({ id, stage }) =>
    activities_of(tables, id).flatMap((activity) => {
      const board = activity.is_revealed && activity.state !== 'planned' ? board_of(tables, activity.id) : undefined
      if (!board) return []
      return [{ activity, stage, board_id: board.id, count: notes.filter((note) => note.board_id === board.id).length }]
    }),
  )
}

/** Whether somebody may have read it on the note: its words, what its picture shows, for whom it was entered. */
export function says(tables: Tables, { id, text, on_behalf_of }: Note, search: string): boolean {
  const wanted = search.trim().toLocaleLowerCase()
  if (!wanted) return true
  const alt = tables.note_pictures.row(id).peek()?.alt ?? ''
  return `${text}\n${alt}\n${on_behalf_of ?? ''}`.toLocaleLowerCase().includes(wanted)
}
