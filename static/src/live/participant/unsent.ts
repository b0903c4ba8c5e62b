/** Words of mine that are nowhere on the screen now: drafts of other boards, and what was refused there. */
import type { Sending } from '../live.ts'
import { attached_by, type Attached } from './attached.ts'
import type { Phone } from './phone.ts'
import { reason, t } from './words.ts'

export type Unsent = { key: string; text: string; attached: Attached; picture: string | null; why: string; drop: () => void }

export function unsent_elsewhere({ live, drafts, composing }: Phone): Unsent[] {
  const here = composing.value
  const waiting = drafts.list.value.filter(({ board_id }) => board_id !== here)
  const refused = live.outbox.value.filter((entry) => is_refused(entry) && board_of(entry, live) !== here)
  return [
    ...waiting.map(({ board_id, text, attached, unsent }) => ({
      key: board_id, text, attached, picture: unsent, why: t.value.draft_hint, drop: () => drafts.drop(board_id),
    })),
    ...refused.map((entry) => ({
      key: entry.id,
      text: String(entry.data.text),
      attached: attached_by(entry.data),
      picture: null,
      why: entry.state === 'unknown' ? t.value.unknown_saved : reason(entry.answer),
      drop: () => live.dismiss(entry.id),
    })),
  ]
}

/** An edit whose note is gone belongs to no board any more. */
function board_of({ data }: Sending, live: Phone['live']): unknown {
  return data.board_id ?? live.tables.notes.get(String(data.note_id))?.board_id
}

function is_refused({ type, state }: Sending): boolean {
  return holds_words(type) && (state === 'refused' || state === 'unknown')
}

export function holds_words(type: string): boolean {
  return type === 'note.add' || type === 'note.edit'
}
