/** The planned day: how long it takes, when each stage is due, and whether the room is ahead or behind. Pure. */
import type { Tables } from '../live.ts'
import type { Activity, StageRun } from '../rows.ts'
import { locale } from '../i18n.ts'
import { activities_of, is_finished, stage_runs_of, workshop_of } from './reading.ts'

const MINUTE_MS = 60_000
const BANGKOK_MS = 7 * 60 * MINUTE_MS
const HALF_A_DAY_MS = 12 * 60 * MINUTE_MS

/** A run that was not in the plan: a stage that the room entered once more. */
export function is_repeat(run: StageRun): boolean {
  return run.previous_id !== null
}

export function minutes_of(activities: readonly Activity[]): number {
  return activities.reduce((sum, { minutes }) => sum + minutes, 0)
}

export function planned_minutes(tables: Tables): number {
  const planned = stage_runs_of(tables).filter((run) => !is_repeat(run))
  return planned.reduce((sum, run) => sum + minutes_of(activities_of(tables, run.id)), 0)
}

/** When each planned run would begin, had the day begun at `start`. */
export function due_times(tables: Tables, start: number): Map<string, number> {
  let at = start
  const due = new Map<string, number>()
  for (const run of stage_runs_of(tables).filter((each) => !is_repeat(each))) {
    due.set(run.id, at)
    at += minutes_of(activities_of(tables, run.id)) * MINUTE_MS
  }
  return due
}

const FACE = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Asia/Bangkok',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
})

/** `09:05`, in Thailand. */
export function clock_time(ms: number): string {
  return FACE.format(ms)
}

/** `2026-12-18T09:05` in Thailand, as a field for day and time holds it; empty for none. */
export function to_field(ms: number | null): string {
  return ms === null ? '' : new Date(ms + BANGKOK_MS).toISOString().slice(0, 16)
}

/** `2026-12-18`: the day of a moment, in Thailand, as dates are kept. */
export function bangkok_day(ms: number): string {
  return to_field(ms).slice(0, 10)
}

/** The moment meant by such a field; 0 when it is empty or not whole. */
export function from_field(text: string): number {
  const ms = /^\d{4}-\d\d-\d\dT\d\d:\d\d/.test(text) ? Date.parse(`${text.slice(0, 16)}:00Z`) : NaN
  return Number.isNaN(ms) ? 0 : ms - BANGKOK_MS
}

type Units = { hours: (hours: number) => string; minutes: (minutes: number) => string }

/** `2 ชม. 35 นาที`. */
export function span(minutes: number, words: Units): string {
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60]
  if (!hours) return words.minutes(rest)
  return rest ? `${words.hours(hours)} ${words.minutes(rest)}` : words.hours(hours)
}

/** The day of a moment, in Thailand: `18 ธ.ค. 2569`. */
export function day_of(ms: number): string {
  const tag = locale.value === 'th' ? 'th-TH-u-ca-buddhist-nu-latn' : 'en-GB'
  return new Intl.DateTimeFormat(tag, { timeZone: 'Asia/Bangkok', day: 'numeric', month: 'short' }).format(ms)
}

/** `drift_ms`: how much later than planned the day would end if all goes on as planned from now; less than 0: earlier. */
export type Pace = { drift_ms: number; ends_at: number }

/** Undefined as long as neither a beginning is set nor a stage was opened, and once all is over. */
export function pace(tables: Tables, now: number): Pace | undefined {
  const runs = stage_runs_of(tables)
  const begin = beginning(tables)
  if (begin === undefined || runs.every((run) => run.state === 'closed')) return undefined
  const has_begun = runs.some((run) => run.opened_at !== null)
  const left = runs.reduce((sum, run) => sum + left_in(tables, run, now), 0)
  const ends_at = (has_begun ? now : Math.max(now, begin)) + left
  return { drift_ms: ends_at - (begin + planned_minutes(tables) * MINUTE_MS), ends_at }
}

/** When the day was planned to begin, else when it did; a rehearsal on another day is measured by itself. */
export function beginning(tables: Tables): number | undefined {
  const starts_at = workshop_of(tables)?.starts_at ?? undefined
  const opened = stage_runs_of(tables).flatMap(({ opened_at }) => opened_at ?? [])
  if (!opened.length) return starts_at
  const began = Math.min(...opened)
  return starts_at !== undefined && Math.abs(began - starts_at) < HALF_A_DAY_MS ? starts_at : began
}

function left_in(tables: Tables, run: StageRun, now: number): number {
  if (run.state === 'closed') return 0
  return activities_of(tables, run.id).reduce((sum, activity) => sum + left_of(tables, activity, now), 0)
}

function left_of(tables: Tables, activity: Activity, now: number): number {
  const whole = activity.minutes * MINUTE_MS
  if (activity.started_at === null) return whole
  return is_finished(tables, activity, now) ? 0 : Math.max(0, activity.started_at + whole - now)
}

/** How long a run has lasted, in minutes; undefined before it was opened. */
export function minutes_spent(run: StageRun, now: number): number | undefined {
  if (run.opened_at === null) return undefined
  return Math.max(0, Math.round(((run.closed_at ?? now) - run.opened_at) / MINUTE_MS))
}
