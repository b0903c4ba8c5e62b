/** A note as paper: its zone by pigment and selvedge, its state by frame and words, its writer where names are shown. */
import type { ComponentChildren } from 'preact'
import type { Board, Note, NoteAuthor } from '../rows.ts'
import { Mark } from './mark.tsx'
import { phrases } from './phrases.tsx'
import { t } from './words.ts'

export type NoteState = 'selected' | 'sending' | 'refused' | 'hidden' | 'moved' | 'unrevealed'

type Card = {
  text: string
  zone: number
  /** Above the words: a picture, a sketch. */
  illustration?: ComponentChildren
  state?: NoteState | undefined
  /** First in the note: a `.pick` checkbox, where the whole note is the target. */
  pick?: ComponentChildren
  footer?: ComponentChildren
  id?: string
}

/** From here on a note is wider than its neighbours, or shortened on the wall. */
const LONG = 140

export const is_long = (text: string): boolean => text.length > LONG
export const long_mark = (text: string): '' | undefined => (is_long(text) ? '' : undefined)

export function NoteCard({ text, zone, state, illustration, pick, footer, id }: Card) {
  return (
    <article class="note" data-zone={zone} data-state={state} data-note={id} data-long={long_mark(text)}>
      {pick}
      {illustration}
      {text && <p>{phrases(text)}</p>}
      {footer && <footer>{footer}</footer>}
    </article>
  )
}

/** 1–4 by the zone's place on its board, or 0 when it has none; a board of one zone is zone 1. */
export function zone_number(board: Board | undefined, key: string): number {
  return board ? board.zones.findIndex((zone) => zone.key === key) + 1 : 0
}

/** Who wrote it, as far as this screen may know: a name and a sector, or the table it was written for. */
export function Byline({ note, author }: { note: Pick<Note, 'on_behalf_of'>; author: NoteAuthor | undefined }) {
  if (note.on_behalf_of) return <span>{t.value.on_behalf_of(note.on_behalf_of)}</span>
  if (!author) return null
  return (
    <>
      <Mark sector={author.sector} />
      <span>{author.name || t.value.sectors[author.sector]}</span>
    </>
  )
}
