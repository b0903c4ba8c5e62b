/** One passage through a stage: its place in the day, its activities, and what can be added to it. */
import type { StageRun } from '../rows.ts'
import { sentence } from '../parts/phrases.tsx'
import { clock_time, due_times, minutes_of } from '../parts/plan.ts'
import { activities_of, workshop_of } from '../parts/reading.ts'
import { Status } from '../parts/status.tsx'
import { ActivityLine } from './activity.tsx'
import { Adding } from './adding.tsx'
import { name_of, useDesigning, type Designing } from './designing.ts'
import { first_below, start_drag } from './drag.ts'
import { Grip } from './grip.tsx'
import { clamped, may_move, stage_beside, takes_activities } from './order.ts'
import { Tools } from './tools.tsx'
import { t } from './words.ts'

export function StageCard({ run }: { run: StageRun }) {
  const designing = useDesigning()
  const activities = activities_of(designing.live.tables, run.id)
  const line = designing.line.value
  const is_target = line?.stage_run_id === run.id && line.before_id === null
  const is_before = line !== null && line.stage_run_id === undefined && line.before_id === run.id
  return (
    <li class="sheet stage" data-lift="" data-run data-id={run.id} data-line={is_before ? 'before' : undefined}>
      <StageHead run={run} />
      <ol class="day-steps" data-line={is_target ? 'end' : undefined}>
        {activities.map((activity) => (
          <ActivityLine key={activity.id} activity={activity} />
        ))}
      </ol>
      {activities.length === 0 && <p class="small soft">{sentence(t.value.empty_stage)}</p>}
      {takes_activities(run) && <Adding run={run} />}
    </li>
  )
}

function StageHead({ run }: { run: StageRun }) {
  const designing = useDesigning()
  const { tables } = designing.live
  const name = name_of(run)
  return (
    <header class="row">
      {may_move(run) && <Grip onPointerDown={(event) => drag_stage(event, designing, run)} />}
      <DueTime run={run} />
      <h2 class="grow">
        {name} <span class="small faint keep">{t.value.minutes(minutes_of(activities_of(tables, run.id)))}</span>
      </h2>
      {run.state === 'open' && <Status tone="good">{t.value.here}</Status>}
      {run.state === 'closed' && <span class="small faint">{t.value.over}</span>}
      {may_move(run) && (
        <Tools
          id={run.id}
          what={name}
          up={stage_beside(tables, run, 'up')}
          down={stage_beside(tables, run, 'down')}
          onMove={(place) => designing.move_stage(run, place)}
          onRemove={() => designing.remove_stage(run)}
        />
      )}
    </header>
  )
}

function DueTime({ run }: { run: StageRun }) {
  const { live } = useDesigning()
  const starts_at = workshop_of(live.tables)?.starts_at
  const due = starts_at ? due_times(live.tables, starts_at).get(run.id) : undefined
  return due === undefined ? null : <b class="number due-time">{clock_time(due)}</b>
}

function drag_stage(event: PointerEvent, designing: Designing, run: StageRun): void {
  const cards = document.querySelectorAll<HTMLElement>('[data-run]')
  start_drag(event, {
    over(y) {
      designing.line.value = clamped(designing.live.tables, first_below(cards, y, run.id))
    },
    drop() {
      const place = designing.line.peek()
      if (place) void designing.move_stage(run, { before_id: place.before_id })
    },
    end: () => (designing.line.value = null),
  })
}
