/** The question on the wall, before and while the room writes: a count, and nothing of what was written. */
import type { ComponentChildren } from 'preact'
import type { Live } from '../live.ts'
import type { Activity, Board } from '../rows.ts'
import { Icon } from '../parts/icon.tsx'
import { sentence } from '../parts/phrases.tsx'
import { t } from '../facilitator/words.ts'
import { Foot } from './foot.tsx'
import { Head, question_of, title_over_question } from './head.tsx'
import { useLocked } from './locked.ts'
import { Words } from './words.tsx'

export function Prompt({ live, activity }: { live: Live; activity: Activity }) {
  return (
    <>
      <Head live={live} above={title_over_question(activity)} />
      <Words title={question_of(activity)}>
        <p class="soft">{t.value.projector.next}</p>
      </Words>
      <Foot live={live} />
    </>
  )
}

export function Writing({ live, activity, board }: { live: Live; activity: Activity; board: Board }) {
  const is_over = useLocked(live, activity)
  const { projector } = t.value
  return (
    <>
      <Head live={live} above={title_over_question(activity)} />
      <Words title={question_of(activity)}>
        <Written count={live.presence.value.note_counts[board.id] ?? 0} />
        <p class="soft row">
          <Icon name="lock" />
          {sentence(is_over ? projector.locked : projector.secret)}
        </p>
      </Words>
      <Foot live={live} board={board} />
    </>
  )
}

export function Written({ count }: { count: number }) {
  return <Count count={count}>{t.value.projector.written}</Count>
}

export function Count({ count, children }: { count: number; children: ComponentChildren }) {
  return (
    <p class="wall-count">
      <b class="number">{count}</b> <span class="soft">{children}</span>
    </p>
  )
}
