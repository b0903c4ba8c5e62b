/** What our own commands under way add to what the tables show. Pure. */
import type { Sending } from '../live.ts'
import type { Choices } from '../rows.ts'

export type Fate = 'sending' | 'refused' | 'unknown'

export function fate({ state }: Sending): Fate {
  if (state === 'refused' || state === 'unknown') return state
  return 'sending'
}

/** Notes of this board that the room does not have yet; a saved one whose frame is here is no longer one of them. */
export function notes_on_the_way(outbox: readonly Sending[], board_id: string, has: (note_id: string) => boolean): Sending[] {
  return outbox.filter(({ type, data }) => type === 'note.add' && data.board_id === board_id && !has(String(data.note_id)))
}

/** Our last word about a note (an edit or a taking back) that has not been settled. */
export function last_word(outbox: readonly Sending[], note_id: string): Sending | undefined {
  const about = (entry: Sending) => entry.type !== 'note.add' && entry.type.startsWith('note.') && entry.data.note_id === note_id
  return outbox.filter(about).at(-1)
}

/** The ballot as its voter means it: what is recorded, and the casts on their way on top. */
export function choices_now(recorded: Choices, outbox: readonly Sending[], round_id: string): Choices {
  const casts = outbox.filter(({ type, data, state }) => type === 'ballot.cast' && data.round_id === round_id && state !== 'refused')
  const meant = casts.reduce((all, { data }) => ({ ...all, ...(data.choices as Choices) }), recorded as Record<string, number | null>)
  return Object.fromEntries(Object.entries(meant).filter((pair): pair is [string, number] => pair[1] !== null))
}

export function is_casting(outbox: readonly Sending[], round_id: string): boolean {
  const under_way = ({ state }: Sending) => state === 'waiting' || state === 'sent'
  return outbox.some((entry) => entry.type === 'ballot.cast' && entry.data.round_id === round_id && under_way(entry))
}
