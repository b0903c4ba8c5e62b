/** The middle of the console: whatever the shown activity is about. */
import { day } from '../parts/dates.ts'
import { Icon } from '../parts/icon.tsx'
import { phrases, sentence } from '../parts/phrases.tsx'
import { board_of, workshop_of } from '../parts/reading.ts'
import { BoardWork } from './board.tsx'
import { Checklist } from './checklist.tsx'
import { SegmentWork } from './segment.tsx'
import { Silent } from './silent.tsx'
import { useSteering } from './steering.ts'
import { VoteWork } from './vote.tsx'
import { WayIn } from './way_in.tsx'
import { t } from './words.ts'

export function Work() {
  const { live, activity: shown } = useSteering()
  const activity = shown.value
  const workshop = workshop_of(live.tables)
  const { lobby } = t.value
  if (!activity && workshop?.state === 'draft') return <Between title={lobby.title} hint={lobby.hint} has_door />
  if (!activity && workshop?.state === 'closed')
    return <Between title={lobby.closed} hint={lobby.closed_hint} has_desk />
  if (!activity) return <Between title={lobby.no_stage} hint={lobby.no_stage_hint} />
  if (activity.kind === 'vote') return <VoteWork activity={activity} />
  if (activity.kind === 'segment') return <SegmentWork activity={activity} />
  const board = board_of(live.tables, activity.id)
  return activity.is_revealed && board ? (
    <BoardWork key={board.id} activity={activity} board={board} />
  ) : (
    <Silent activity={activity} board={board} />
  )
}

function Between({
  title,
  hint,
  has_door,
  has_desk,
}: {
  title: string
  hint: string
  has_door?: boolean
  has_desk?: boolean
}) {
  return (
    <>
      <div>
        <h2>{sentence(title)}</h2>
        <p class="soft">{sentence(hint)}</p>
      </div>
      <div class="scroll">
        <div class="lobby">
          {has_door && <Checklist />}
          {has_door && <WayIn />}
          {has_desk && <DeskLink />}
          <section>
            <h3 class="heading">{t.value.brief.title}</h3>
            <BriefFacts />
          </section>
        </div>
      </div>
    </>
  )
}

function DeskLink() {
  const { live } = useSteering()
  return (
    <p>
      <a class="button" href={`/staff/workshops/${live.boot.workshop_id}`}>
        {t.value.lobby.staff_page} <Icon name="next" />
      </a>
    </p>
  )
}

/** The four things that everybody saw before joining. */
export function BriefFacts() {
  const { live } = useSteering()
  const brief = workshop_of(live.tables)?.brief
  if (!brief) return null
  const { decision, decider, fixed, answer_due } = t.value.brief
  return (
    <dl class="facts">
      <dt>{decision}</dt>
      <dd>{phrases(brief.decision) || '–'}</dd>
      <dt>{decider}</dt>
      <dd>{phrases(brief.decider) || '–'}</dd>
      <dt>{fixed}</dt>
      <dd>{phrases(brief.fixed) || '–'}</dd>
      <dt>{answer_due}</dt>
      <dd>{day(brief.answer_due) || '–'}</dd>
    </dl>
  )
}
