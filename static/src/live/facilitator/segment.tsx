/** A segment of the day: what every screen shows of it, and that nobody is asked for anything. */
import type { Activity } from '../rows.ts'
import { bilingual } from '../i18n.ts'
import { Icon } from '../parts/icon.tsx'
import { sentence, set } from '../parts/phrases.tsx'
import { useSecond } from '../parts/timer.tsx'
import { ActivityHead } from './activity_head.tsx'
import { t } from './prepare_words.ts'
import { not_started } from './silent.tsx'
import { useSteering, type Steering } from './steering.ts'

export function SegmentWork({ activity }: { activity: Activity }) {
  const steering = useSteering()
  const now = useSecond(steering.live)
  const prompt = bilingual(activity, 'prompt')
  return (
    <>
      <ActivityHead />
      <div class="scroll">
        <section class="sheet stack segment-work">
          <p class="small soft">{t.value.segment.shown}</p>
          <p class="segment-title">{set(bilingual(activity, 'title'))}</p>
          {prompt && <p>{set(prompt)}</p>}
          <p class="small soft row">
            <Icon name={activity.state === 'locked' ? 'check' : 'clock'} />
            <span>{sentence(state_of(steering, activity, now.value))}</span>
          </p>
        </section>
      </div>
    </>
  )
}

function state_of({ live }: Steering, activity: Activity, now: number): string {
  if (activity.state === 'planned') return not_started(live.tables, activity, now)
  return activity.state === 'open' ? t.value.segment.on : t.value.segment.over
}
