/** What differs by an activity's kind on screens that steer; apart from `reading.ts`, which the phone fetches. */
import type { Tables } from '../live.ts'
import type { Activity } from '../rows.ts'
import { current_activity } from './reading.ts'

export const KIND_ICONS = { board: 'note', vote: 'vote', segment: 'clock' } as const

/** A segment does not: a welcome, a talk, a break. */
export function asks_for_input({ kind }: Activity): boolean {
  return kind !== 'segment'
}

/** Whether nobody in the room is asked for anything now. */
export function only_listens(tables: Tables): boolean {
  const activity = current_activity(tables)
  return activity !== undefined && !asks_for_input(activity)
}

/** Titles stand in both languages, and so does the text; a segment may have none. */
export function speaks_both(activity: Activity): boolean {
  const { title_th, title_en, prompt_th, prompt_en } = activity
  const may_be_silent = !asks_for_input(activity) && !prompt_th && !prompt_en
  return Boolean(title_th && title_en) && (may_be_silent || Boolean(prompt_th && prompt_en))
}
