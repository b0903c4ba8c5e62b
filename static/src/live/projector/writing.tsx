/** The question on the wall, before and while the room writes: a count, and nothing of what was written. */
import type { Live } from '../live.ts'
import type { Activity, Board } from '../rows.ts'
import { bilingual } from '../i18n.ts'
import { Icon } from '../parts/icon.tsx'
import { is_locked } from '../parts/reading.ts'
import { Timer, useSecond } from '../parts/timer.tsx'
import { t } from '../facilitator/words.ts'
import { Foot } from './foot.tsx'
import { Words } from './words.tsx'

export function Prompt({ live, activity }: { live: Live; activity: Activity }) {
  return (
    <>
      <Head live={live} activity={activity} />
      <Words title={question_of(activity)}>
        <p class="soft">{t.value.projector.next}</p>
      </Words>
      <Foot live={live} />
    </>
  )
}

export function Writing({ live, activity, board }: { live: Live; activity: Activity; board: Board }) {
  const now = useSecond(live)
  const { projector } = t.value
  const written = live.presence.value.note_counts[board.id] ?? 0
  return (
    <>
      <Head live={live} activity={activity} />
      <Words title={question_of(activity)}>
        <p class="writing-count">
          <b class="number">{written}</b> <span class="soft">{projector.written}</span>
        </p>
        <p class="soft row">
          <Icon name="lock" />
          {is_locked(activity, now.value) ? projector.locked : projector.secret}
        </p>
      </Words>
      <Foot live={live} board={board} />
    </>
  )
}

/** What the activity asks, or what it is called where it asks nothing. */
export const question_of = (activity: Activity): string =>
  bilingual(activity, 'prompt') || bilingual(activity, 'title')

export function Head({ live, activity }: { live: Live; activity: Activity }) {
  const [title, prompt] = [bilingual(activity, 'title'), bilingual(activity, 'prompt')]
  return (
    <header class="row">
      <p class="projector-title">{prompt && prompt !== title ? title : ''}</p>
      <span class="end">
        <Timer live={live} />
      </span>
    </header>
  )
}
