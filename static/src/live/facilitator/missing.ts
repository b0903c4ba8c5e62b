/** What is still missing before the opening, as the console's tables tell it; the server checks the same. Pure. */
import type { Tables } from '../live.ts'
import type { Activity, Workshop } from '../rows.ts'
import { workshop_of } from '../parts/reading.ts'

export type CheckKey = 'brief' | 'activities' | 'languages' | 'co_facilitator' | 'starts_at'
export type Check = { key: CheckKey; is_done: boolean; is_must: boolean }

export function checks(tables: Tables): Check[] {
  const workshop = workshop_of(tables)
  const activities = tables.activities.all.value
  if (!workshop) return []
  return [
    { key: 'brief', is_done: is_whole(workshop), is_must: true },
    { key: 'activities', is_done: activities.length > 0, is_must: true },
    { key: 'languages', is_done: activities.length > 0 && activities.every(speaks_both), is_must: true },
    { key: 'co_facilitator', is_done: tables.facilitators.ids.value.length > 1, is_must: false },
    { key: 'starts_at', is_done: workshop.starts_at !== null, is_must: false },
  ]
}

/** What stands in the way of the opening. */
export function in_the_way(tables: Tables): CheckKey[] {
  return checks(tables).flatMap(({ key, is_done, is_must }) => (is_must && !is_done ? key : []))
}

function is_whole({ brief }: Workshop): boolean {
  return [brief.decision, brief.decider, brief.fixed, brief.answer_due].every(Boolean)
}

function speaks_both({ title_th, title_en, prompt_th, prompt_en }: Activity): boolean {
  return [title_th, title_en, prompt_th, prompt_en].every(Boolean)
}
