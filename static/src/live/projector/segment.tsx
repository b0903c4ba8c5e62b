/** A segment of the day on the wall: what it is, a text, and the room's timer as large as it can be read from the door. */
import type { Live } from '../live.ts'
import type { Activity } from '../rows.ts'
import { bilingual } from '../i18n.ts'
import { set } from '../parts/phrases.tsx'
import { clock_time } from '../parts/plan.ts'
import { useSecond } from '../parts/timer.tsx'
import { t } from '../facilitator/words.ts'
import { Foot } from './foot.tsx'
import { Clock } from './head.tsx'
import { Words } from './words.tsx'

export function Segment({ live, activity }: { live: Live; activity: Activity }) {
  const prompt = bilingual(activity, 'prompt')
  return (
    <>
      <header class="wall-head" />
      <Words title={bilingual(activity, 'title')} beside={<Time live={live} />}>
        {prompt && <p>{set(prompt)}</p>}
        {activity.state !== 'open' && <p class="soft">{activity.state === 'planned' ? t.value.projector.next : t.value.projector.over}</p>}
      </Words>
      <Foot live={live} />
    </>
  )
}

/** Its place is kept, so that a timer that starts or stops moves nothing. */
function Time({ live }: { live: Live }) {
  const now = useSecond(live)
  const ends_at = live.tables.timer.all.value[0]?.ends_at
  return (
    <div class="segment-time">
      <Clock live={live} />
      {ends_at && ends_at > now.value && <p class="soft">{t.value.projector.until(clock_time(ends_at))}</p>}
    </div>
  )
}
