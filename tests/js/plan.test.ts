/** The planned day against the real one. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { clock_time, due_times, from_field, minutes_spent, pace, planned_minutes, span, to_field } from '../../static/src/live/parts/plan.ts'
import { an_activity, a_run, a_segment, a_workshop, room } from './room.ts'

const MINUTE = 60_000
const NINE = from_field('2026-12-18T09:00')
const UNITS = { hours: (n: number) => `${n} h`, minutes: (n: number) => `${n} min` }

const first = a_run({ id: 'one', position: 1, state: 'planned' })
const second = a_run({ id: 'two', position: 2, state: 'planned' })
const writing = an_activity({ id: 'a', stage_run_id: 'one', minutes: 20 })
const voting = an_activity({ id: 'b', stage_run_id: 'two', minutes: 10 })

function a_day(change: { first?: object; second?: object; writing?: object; starts_at?: number | null } = {}) {
  return room({
    workshop: [a_workshop({ starts_at: change.starts_at === undefined ? NINE : change.starts_at })],
    stage_runs: [{ ...first, ...change.first }, { ...second, ...change.second }],
    activities: [{ ...writing, ...change.writing }, voting],
  })
}

test('each stage is due when those before it have had their time', () => {
  const due = due_times(a_day(), NINE)

  assert.deepEqual([...due.values()].map(clock_time), ['09:00', '09:20'])
  assert.equal(planned_minutes(a_day()), 30)
})

test('a stage that is run again is not part of the plan', () => {
  const again = { ...a_run({ id: 'three', position: 3 }), previous_id: 'one' }
  const day = room({ workshop: [a_workshop()], stage_runs: [first, again], activities: [writing] })

  assert.deepEqual([...due_times(day, NINE).keys()], ['one'])
})

test('a field for day and time holds the time in Thailand', () => {
  assert.equal(to_field(NINE), '2026-12-18T09:00')
  assert.equal(clock_time(NINE), '09:00')
  assert.equal(to_field(null), '')
  assert.equal(from_field(''), 0)
})

test('before the beginning nothing is late, after it everything is', () => {
  assert.equal(pace(a_day(), NINE - 5 * MINUTE)?.drift_ms, 0)
  assert.equal(pace(a_day(), NINE + 5 * MINUTE)?.drift_ms, 5 * MINUTE)
})

test('what began late stays late until it is caught up', () => {
  const began = NINE + 6 * MINUTE
  const late = a_day({ first: { state: 'open', opened_at: began }, writing: { state: 'open', started_at: began } })
  const done = a_day({
    first: { state: 'closed', opened_at: began, closed_at: began + 10 * MINUTE },
    second: { state: 'open', opened_at: began + 10 * MINUTE },
  })

  assert.equal(pace(late, began + 10 * MINUTE)?.drift_ms, 6 * MINUTE)
  assert.equal(pace(late, began + 25 * MINUTE)?.drift_ms, 11 * MINUTE)
  assert.equal(pace(done, began + 10 * MINUTE)?.drift_ms, -4 * MINUTE)
})

test('without a planned beginning the day is measured from when it began', () => {
  const began = NINE + 6 * MINUTE
  const day = a_day({ starts_at: null, first: { state: 'open', opened_at: began } })

  assert.equal(pace(a_day({ starts_at: null }), began), undefined)
  assert.equal(pace(day, began)?.drift_ms, 0)
})

test('on another day than the planned one the day is measured by itself', () => {
  const began = NINE - 5 * 24 * 60 * MINUTE

  assert.equal(pace(a_day({ first: { state: 'open', opened_at: began } }), began)?.drift_ms, 0)
})

test('a stage counts the minutes it has lasted', () => {
  assert.equal(minutes_spent(first, NINE), undefined)
  assert.equal(minutes_spent({ ...first, opened_at: NINE }, NINE + 11 * MINUTE), 11)
  assert.equal(minutes_spent({ ...first, opened_at: NINE, closed_at: NINE + 3 * MINUTE }, NINE + 11 * MINUTE), 3)
})

test('long spans are told in hours and minutes', () => {
  assert.deepEqual([35, 60, 155].map((minutes) => span(minutes, UNITS)), ['35 min', '1 h', '2 h 35 min'])
})

test('a break is part of the plan, and what is left of it of the pace', () => {
  const pause = a_segment({ stage_run_id: 'one' })
  const begun = a_segment({ stage_run_id: 'one', state: 'open', started_at: NINE + 20 * MINUTE })
  const day = (segment: typeof pause) =>
    room({
      workshop: [a_workshop({ starts_at: NINE })],
      stage_runs: [{ ...first, state: 'open', opened_at: NINE }, second],
      activities: [{ ...writing, state: 'locked', is_revealed: true, started_at: NINE }, segment, voting],
    })

  assert.equal(planned_minutes(day(pause)), 45)
  assert.equal(pace(day(begun), NINE + 30 * MINUTE)?.drift_ms, 0)
  assert.equal(pace(day(begun), NINE + 40 * MINUTE)?.drift_ms, 5 * MINUTE)
  assert.equal(pace(day({ ...begun, state: 'locked' }), NINE + 25 * MINUTE)?.drift_ms, -10 * MINUTE)
})
