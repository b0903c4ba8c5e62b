/** What is going to be on a note besides words: chosen on the phone, kept with the draft until the note is sent. */
import type { Tables } from '../live.ts'
import type { NotePicture, Stroke } from '../rows.ts'

export type Sent = Pick<NotePicture, 'picture_id' | 'width' | 'height' | 'alt'>
export type Attached = { picture: Sent | null; strokes: readonly Stroke[] | null }
/** A picture on its way up: `why` says in words what went wrong. */
export type Upload = { blob: Blob; url: string; is_failed: boolean; why: string }

export const NOTHING_ATTACHED: Attached = { picture: null, strokes: null }

export function is_something({ picture, strokes }: Attached): boolean {
  return picture !== null || strokes !== null
}

/** The fields of `note.add`. */
export function fields_of({ picture, strokes }: Attached): Record<string, unknown> {
  return {
    ...(picture && { picture_id: picture.picture_id, ...(picture.alt && { alt: picture.alt }) }),
    ...(strokes && { sketch: { strokes } }),
  }
}

/** The fields of `note.edit` that lead from what a note shows to what it shall show. */
export function changes_of(before: Attached, after: Attached): Record<string, unknown> {
  const changes: Record<string, unknown> = {}
  if (before.picture?.picture_id !== after.picture?.picture_id) changes['picture_id'] = after.picture?.picture_id ?? null
  if (after.picture && before.picture?.alt !== after.picture.alt) changes['alt'] = after.picture.alt
  if (before.strokes !== after.strokes) changes['sketch'] = after.strokes && { strokes: after.strokes }
  return changes
}

export function attached_to(tables: Tables, note_id: string): Attached {
  const picture = tables.note_pictures.row(note_id).peek() ?? null
  return { picture, strokes: tables.note_sketches.row(note_id).peek()?.strokes ?? null }
}

/** What a command of ours, on its way, puts on a note. */
export function attached_by(data: Record<string, unknown>): Attached {
  const { picture_id, alt, sketch } = data as { picture_id?: string; alt?: string; sketch?: { strokes: Stroke[] } | null }
  const picture = picture_id ? { picture_id, alt: alt ?? '', width: 4, height: 3 } : null
  return { picture, strokes: sketch?.strokes ?? null }
}
