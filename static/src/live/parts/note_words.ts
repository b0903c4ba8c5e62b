/** What a note says where only words can: its text, else what it shows. */
import type { Tables } from '../live.ts'
import type { Note } from '../rows.ts'
import { t } from './words.ts'

export function note_words(tables: Tables, note: Pick<Note, 'id' | 'text'>): string {
  return shown_words(note.text, tables.note_pictures.get(note.id))
}

export function shown_words(text: string, picture: { alt: string } | null | undefined): string {
  if (text) return text
  return picture ? picture.alt || t.value.a_picture : t.value.a_sketch
}
