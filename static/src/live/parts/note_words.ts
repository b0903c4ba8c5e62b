/** What a note says where only words can: its text, else what it shows. */
import type { Tables } from '../live.ts'
import type { Note } from '../rows.ts'
import { t } from './words.ts'

export function note_words(tables: Tables, note: Pick<Note, 'id' | 'text'>): string {
  if (note.text) return note.text
  const picture = tables.note_pictures.get(note.id)
  return picture ? picture.alt || t.value.a_picture : t.value.a_sketch
}
