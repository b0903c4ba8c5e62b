/** What is still missing before the opening, as the console's tables tell it; the server checks the same. Pure. */
import type { Tables } from '../live.ts'
import type { Workshop } from '../rows.ts'
import { bangkok_day } from '../parts/plan.ts'
import { workshop_of } from '../parts/reading.ts'
import { speaks_both } from '../parts/kinds.ts'

export type CheckKey = 'brief' | 'answer_due' | 'activities' | 'languages' | 'co_facilitator' | 'starts_at' | 'seats'
export type Check = { key: CheckKey; is_done: boolean; is_must: boolean }

/** That the answer's day is over is a line only when it is. */
export function checks(tables: Tables, now: number): Check[] {
  const workshop = workshop_of(tables)
  const activities = tables.activities.all.value
  if (!workshop) return []
  return [
    { key: 'brief', is_done: is_whole(workshop), is_must: true },
    ...(is_over(workshop.brief.answer_due, now) ? [{ key: 'answer_due', is_done: false, is_must: true } as const] : []),
    { key: 'activities', is_done: activities.length > 0, is_must: true },
    { key: 'languages', is_done: activities.length > 0 && activities.every(speaks_both), is_must: true },
    { key: 'co_facilitator', is_done: tables.facilitators.ids.value.length > 1, is_must: false },
    { key: 'starts_at', is_done: workshop.starts_at !== null, is_must: false },
    { key: 'seats', is_done: seats_planned(tables) > 0, is_must: false },
  ]
}

/** What stands in the way of the opening. */
export function in_the_way(tables: Tables, now: number): CheckKey[] {
  return checks(tables, now).flatMap(({ key, is_done, is_must }) => (is_must && !is_done ? key : []))
}

function is_whole({ brief }: Workshop): boolean {
  return [brief.decision, brief.decider, brief.fixed, brief.answer_due].every(Boolean)
}

function is_over(day: string, now: number): boolean {
  return day !== '' && day < bangkok_day(now)
}

function seats_planned(tables: Tables): number {
  const plans = tables.seat_plans.all.value.flatMap(({ seats }) => Object.values(seats))
  return plans.reduce((sum, seats) => sum + seats, 0)
}
