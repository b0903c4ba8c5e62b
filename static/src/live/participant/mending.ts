/** What waits or was refused is taken up again, where its board still takes words. Fetched with the sheets. */
import type { Sending } from '../live.ts'
import type { Activity } from '../rows.ts'
import { attached_after, attached_to } from './attached.ts'
import type { Draft } from './drafts.ts'
import type { Phone } from './phone.ts'
import { is_writable } from './place.ts'

/** Words that were refused become a draft again, to be mended. */
export function edit_refused({ live, drafts, editing }: Phone, { id, data, base_text }: Sending, board_id: string): void {
  const key = String(data.note_id)
  const attached = attached_to(live.tables, key)
  const before = data.version === undefined ? null : { text: base_text ?? '', version: Number(data.version), attached }
  drafts.keep(key, { board_id, zone: String(data.zone ?? ''), text: String(data.text), attached: attached_after(attached, data), before })
  live.dismiss(id)
  editing.value = key
}

/** Whose board it belongs to; undefined once that is not shown any more. */
export function activity_of({ live, room, drafts }: Phone, draft_key: string): Activity | undefined {
  const board = live.tables.boards.get(drafts.of(draft_key).board_id)
  return room.value.activities.find(({ id }) => id === board?.activity_id)
}

/** Whether a change can go on: its note is there to be seen, and its board takes words. */
export function may_go_on(phone: Phone, { key, before }: Draft): boolean {
  const note = phone.live.tables.notes.get(key)
  const activity = activity_of(phone, key)
  return before !== null && note?.is_hidden === false && activity !== undefined && is_writable(phone.room.value, activity, phone.live.now())
}
