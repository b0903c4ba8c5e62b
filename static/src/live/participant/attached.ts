/** What is going to be on a note besides words: chosen on the phone, kept with the draft until the note is sent. */
import type { Tables } from '../live.ts'
import type { NotePicture, Stroke } from '../rows.ts'
import { tidy } from '../words.ts'

export type Sent = Pick<NotePicture, 'picture_id' | 'width' | 'height' | 'alt'>
export type Attached = { picture: Sent | null; strokes: readonly Stroke[] | null }

export const NOTHING_ATTACHED: Attached = { picture: null, strokes: null }

export function is_something({ picture, strokes }: Attached): boolean {
  return picture !== null || strokes !== null
}

/** The fields of `note.add`. */
export function fields_of({ picture, strokes }: Attached): Record<string, unknown> {
  const alt = tidy(picture?.alt ?? '')
  return {
    ...(picture && { picture_id: picture.picture_id, ...(alt && { alt }) }),
    ...(strokes && { sketch: { strokes } }),
  }
}

/** The fields of `note.edit` that lead from what a note shows to what it shall show. */
export function changes_of(before: Attached, after: Attached): Record<string, unknown> {
  const changes: Record<string, unknown> = {}
  const alt = tidy(after.picture?.alt ?? '')
  if (before.picture?.picture_id !== after.picture?.picture_id) changes['picture_id'] = after.picture?.picture_id ?? null
  if (after.picture && before.picture?.alt !== alt) changes['alt'] = alt
  if (!are_same_strokes(before.strokes, after.strokes)) changes['sketch'] = after.strokes && { strokes: after.strokes }
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

/** What a note shows once a command of ours has changed it: what that does not name stays. */
export function attached_after(before: Attached, data: Record<string, unknown>): Attached {
  const { picture, strokes } = attached_by(data)
  return { picture: 'picture_id' in data ? picture : before.picture, strokes: 'sketch' in data ? strokes : before.strokes }
}

/** A draft that was read from the phone's shelf has a copy. */
function are_same_strokes(one: Attached['strokes'], other: Attached['strokes']): boolean {
  return one === other || JSON.stringify(one) === JSON.stringify(other)
}
