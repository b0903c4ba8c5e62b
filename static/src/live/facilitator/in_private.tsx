/** Said over an activity of a stage that the room has not reached: facilitators look ahead, the room stays. */
import type { Activity } from '../rows.ts'
import { Icon } from '../parts/icon.tsx'
import { open_run } from '../parts/reading.ts'
import { Status } from '../parts/status.tsx'
import { t as parts } from '../parts/words.ts'
import { t } from './prepare_words.ts'
import { useSteering } from './steering.ts'

export function InPrivate({ activity }: { activity: Activity }) {
  const steering = useSteering()
  const { tables } = steering.live
  if (activity.state !== 'planned') return null
  const is_ahead = tables.stage_runs.get(activity.stage_run_id)?.state === 'planned'
  const room = open_run(tables)
  const words = room ? t.value.private(parts.value.stages[room.stage]) : t.value.private_start
  return (
    <div class="row" data-wrap>
      {is_ahead && (
        <Status tone="warn" icon="eye-off" is_filled>
          {words}
        </Status>
      )}
      <button
        class="button"
        data-kind="plain"
        onClick={() => steering.open({ name: 'prepare', activity_id: activity.id })}
      >
        <Icon name="edit" />
        {t.value.prepare}
      </button>
    </div>
  )
}
