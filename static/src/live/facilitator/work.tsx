/** The middle of the console: whatever the shown activity is about. */
import { bilingual } from '../i18n.ts'
import { day, spaced_code } from '../parts/dates.ts'
import { Icon } from '../parts/icon.tsx'
import { board_of, open_run, workshop_of } from '../parts/reading.ts'
import { BoardWork } from './board.tsx'
import { Checklist } from './checklist.tsx'
import { InPrivate } from './in_private.tsx'
import { next_step } from './next_step.ts'
import { Silent } from './silent.tsx'
import { useSteering } from './steering.ts'
import { start } from './take_step.ts'
import { VoteWork } from './vote.tsx'
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
  const board = board_of(live.tables, activity.id)
  const may_hold_own = !activity.is_read_by_facilitators
  const is_readable = activity.is_revealed || (may_hold_own && live.tables.notes.all.value.some((note) => note.board_id === board?.id))
  return is_readable && board ? (
    <BoardWork key={board.id} activity={activity} board={board} />
  ) : (
    <Silent activity={activity} board={board} />
  )
}

/** Title, prompt, and what can be done with an activity that is not where the room is. */
export function ActivityHead() {
  const steering = useSteering()
  const activity = steering.activity.value!
  const run = open_run(steering.live.tables)
  const [title, prompt] = [bilingual(activity, 'title'), bilingual(activity, 'prompt')]
  const may_start = run?.id === activity.stage_run_id && activity.kind === 'board' && activity.state === 'planned'
  const step = next_step(steering.live.tables, steering.live.now())
  const is_next = step?.key === 'start' && step.activity.id === activity.id
  return (
    <div class="row" data-wrap>
      <div class="grow">
        <h2>{title}</h2>
        {prompt !== title && <p class="small soft">{prompt}</p>}
        <InPrivate activity={activity} />
      </div>
      {may_start && !is_next && (
        <button class="button" onClick={() => start(steering, activity)}>
          {t.value.start_this}
        </button>
      )}
      {steering.chosen_activity.value && run && run.id !== activity.stage_run_id && (
        <button class="button" data-kind="plain" onClick={() => steering.look_at(null)}>
          <Icon name="back" />
          {t.value.back_to_room}
        </button>
      )}
    </div>
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
        <h2>{title}</h2>
        <p class="soft">{hint}</p>
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

function poster_url(workshop_id: string, paper: string): string {
  return `/staff/workshops/${workshop_id}/poster.pdf?paper=${paper.toLowerCase()}`
}

function WayIn() {
  const { live } = useSteering()
  const workshop = workshop_of(live.tables)
  if (!workshop) return null
  return (
    <section class="sheet way-in">
      <img src={`/j/${workshop.join_code}/qr.svg`} alt={t.value.projector.qr} />
      <div>
        <p class="soft small">{t.value.join_code}</p>
        <p class="number huge">{spaced_code(workshop.join_code)}</p>
        <a href={live.boot.join_url} target="_blank" rel="noopener">
          {live.boot.join_url}
        </a>
        <p class="row" data-wrap>
          <Icon name="print" /> <span class="small">{t.value.lobby.poster}</span>
          {['A4', 'A3'].map((paper) => (
            <a class="button" data-kind="plain" key={paper} target="_blank" href={poster_url(live.boot.workshop_id, paper)}>
              {paper}
            </a>
          ))}
        </p>
      </div>
    </section>
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
      <dd>{brief.decision || '–'}</dd>
      <dt>{decider}</dt>
      <dd>{brief.decider || '–'}</dd>
      <dt>{fixed}</dt>
      <dd>{brief.fixed || '–'}</dd>
      <dt>{answer_due}</dt>
      <dd>{day(brief.answer_due) || '–'}</dd>
    </dl>
  )
}
