/** Notes that are being changed: each change lies on a draft of its own, so that it waits when the room moves on. */
import type { Note } from '../rows.ts'
import { attached_to } from './attached.ts'
import type { Phone } from './phone.ts'

/** Goes on with what its owner began to change earlier, else starts from the note as it is now. */
export function edit_note({ live, drafts, editing }: Phone, { id, board_id, zone, text, version }: Note): void {
  const attached = attached_to(live.tables, id)
  if (!drafts.has_something(id)) drafts.keep(id, { board_id, zone, text, attached, before: { text, version, attached } })
  editing.value = id
}
