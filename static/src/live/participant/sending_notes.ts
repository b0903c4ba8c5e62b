/** From a draft to the command that says it; where its picture is still on its way, the note waits for it on the phone. */
import { new_id } from '../ids.ts'
import type { Hint } from '../live.ts'
import { tidy } from '../words.ts'
import { changes_of, fields_of, is_something } from './attached.ts'
import type { Draft } from './drafts.ts'
import { tell_how_it_went } from './own_acts.ts'
import type { Phone } from './phone.ts'
import { t } from './words.ts'

type Wish = { type: string; data: Record<string, unknown>; hint?: Hint }

/** Out of sight of the paper at once: it is on its way, or waits as a note of its own. */
export function send_draft(phone: Phone, key: string): void {
  const { drafts, live } = phone
  const draft = drafts.of(key)
  const note_id = key === draft.board_id ? new_id() : key
  if (draft.coming) return drafts.send_off(key, note_id)
  const { type, data, hint } = wish_of(draft, note_id)
  const { settled } = live.command(type, data, hint)
  drafts.drop(key)
  tell_how_it_went(phone, settled, () => t.value.saved)
}

/** A note says something or shows something. */
export function is_empty({ text, attached, coming }: Draft): boolean {
  return tidy(text) === '' && !is_something(attached) && !coming
}

function wish_of({ board_id, zone, text: typed, attached, before }: Draft, note_id: string): Wish {
  const text = tidy(typed)
  if (!before) return { type: 'note.add', data: { board_id, note_id, zone, text, ...fields_of(attached) } }
  const data = { note_id, text, version: before.version, ...changes_of(before.attached, attached) }
  return { type: 'note.edit', data, hint: { base_text: before.text } }
}
