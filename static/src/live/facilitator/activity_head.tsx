/** Title and prompt of what is looked at, where the room is when it is elsewhere, and what can be done from here. */
import { bilingual } from '../i18n.ts'
import type { Activity } from '../rows.ts'
import { Icon } from '../parts/icon.tsx'
import { phrases, sentence } from '../parts/phrases.tsx'
import { current_activity, is_locked, open_run, round_of, workshop_of } from '../parts/reading.ts'
import { Status } from '../parts/status.tsx'
import { useSecond } from '../parts/timer.tsx'
import { t as parts } from '../parts/words.ts'
import { next_step } from './next_step.ts'
import { t } from './prepare_words.ts'
import { useSteering, type Steering } from './steering.ts'
import { start } from './take_step.ts'
import { t as console_words } from './words.ts'

export function ActivityHead() {
  const activity = useSteering().activity.value!
  const [title, prompt] = [bilingual(activity, 'title'), bilingual(activity, 'prompt')]
  return (
    <div class="row activity-head" data-wrap>
      <div class="grow">
        <h2>{phrases(title)}</h2>
        {prompt !== title && activity.kind !== 'segment' && <p class="small soft">{phrases(prompt)}</p>}
        <Where activity={activity} />
      </div>
      <Begin activity={activity} />
    </div>
  )
}

/** Facilitators look ahead and back while the room stays where it is; the header's button acts on the room. */
function Where({ activity }: { activity: Activity }) {
  const steering = useSteering()
  const words = where_is_the_room(steering, activity)
  if (!words && activity.state !== 'planned') return null
  return (
    <div class="row below" data-wrap>
      {words && (
        <Status tone="warn" icon="eye-off" is_filled>
          {sentence(words)}
        </Status>
      )}
      {words && open_run(steering.live.tables) && (
        <button class="button" data-kind="plain" onClick={() => steering.look_at(null)}>
          <Icon name="back" />
          {console_words.value.back_to_room}
        </button>
      )}
      {activity.state === 'planned' && (
        <button class="button" data-kind="plain" onClick={() => steering.open({ name: 'prepare', activity_id: activity.id })}>
          <Icon name="edit" />
          {t.value.prepare}
        </button>
      )}
    </div>
  )
}

/** Undefined when the room is at what is looked at. */
function where_is_the_room({ live }: Steering, activity: Activity): string | undefined {
  const { tables } = live
  const [room, there] = [open_run(tables), current_activity(tables)]
  const is_ahead = tables.stage_runs.get(activity.stage_run_id)?.state === 'planned'
  if (!room) return is_ahead && workshop_of(tables)?.state !== 'closed' ? t.value.private_start : undefined
  if (is_ahead) return t.value.private(parts.value.stages[room.stage])
  return there && there.id !== activity.id ? t.value.room_is_at(bilingual(there, 'title')) : undefined
}

/** In the room's stage: start what is not the next step, take a lock back, end a segment or go on with it. */
function Begin({ activity }: { activity: Activity }) {
  const steering = useSteering()
  const now = useSecond(steering.live)
  if (open_run(steering.live.tables)?.id !== activity.stage_run_id) return null
  const words = begins_as(steering, activity, now.value)
  if (!words) return null
  const is_on = activity.kind === 'segment' && activity.state === 'open'
  const begin = () =>
    activity.state === 'planned'
      ? start(steering, activity)
      : steering.ask(is_on ? 'activity.lock' : 'activity.start', { activity_id: activity.id })
  return (
    <button class="button" onClick={begin}>
      <Icon name={is_on ? 'stop' : activity.state === 'locked' && activity.kind !== 'segment' ? 'unlock' : 'play'} />
      {words}
    </button>
  )
}

function begins_as({ live }: Steering, activity: Activity, now: number): string | undefined {
  const { write_on, vote_on } = t.value
  const step = next_step(live.tables, now)
  const is_next = step?.key === 'start' && step.activity.id === activity.id
  if (activity.kind === 'vote') {
    const is_paused = round_of(live.tables, activity.id)?.state === 'open' && activity.state !== 'open'
    return is_paused ? vote_on : undefined
  }
  if (activity.state === 'planned') return is_next ? undefined : console_words.value.start_this
  if (activity.kind === 'segment') return activity.state === 'open' ? t.value.segment.end : t.value.segment.go_on
  return is_locked(activity, now) || activity.locks_at !== null ? write_on : undefined
}
