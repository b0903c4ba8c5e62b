/** Words of mine that are nowhere on the screen now: drafts of other boards, changes that were begun, and what was refused. */
import type { Sending } from '../live.ts'
import type { Draft } from './drafts.ts'
import type { Phone } from './phone.ts'

export type Unsent = Draft | Sending

export function unsent_elsewhere({ live, drafts, place, composing, editing }: Phone): Unsent[] {
  const { screen, board } = place.value
  const here = composing.value ?? (screen === 'write' ? board?.id : undefined)
  const is_in_front = ({ key, is_going }: Draft) => is_going || key === composing.value || key === editing.value
  const waiting = drafts.list.value.filter((draft) => !is_in_front(draft))
  const refused = live.outbox.value.filter((entry) => is_refused(entry) && board_of(entry, live) !== here)
  return [...waiting, ...refused]
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
