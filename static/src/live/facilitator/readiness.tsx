/** How many are ready and connected, and one gentle reminder for those who are missing. */
import type { Activity, Asking, Nudge } from '../rows.ts'
import type { Tables } from '../live.ts'
import { clock_face } from '../parts/clock_face.ts'
import { Icon } from '../parts/icon.tsx'
import { current_activity, is_locked, open_run, round_of } from '../parts/reading.ts'
import { useSecond } from '../parts/timer.tsx'
import { useSteering } from './steering.ts'
import { t } from './people_words.ts'

export function Readiness() {
  const { ready, joined } = useSteering().live.presence.value
  return (
    <section class="stack">
      <h2 class="heading">
        {t.value.ready}
        <span class="end small soft">
          <b class="number">{ready}</b> {t.value.of_people(joined)}
        </span>
      </h2>
      <div class="progress">
        <i style={{ '--v': joined ? Math.min(1, ready / joined) : 0 }} />
      </div>
      <ConnectionLight />
      <NudgeButton />
    </section>
  )
}

/** The room's people whose screens are connected now; the others' phones sleep or have no network. */
export function ConnectionLight() {
  const { online, joined } = useSteering().live.presence.value
  const { light } = t.value
  if (joined === 0) return <p class="tiny faint">{light.nobody}</p>
  const is_well = online >= joined
  return (
    <p class="status small" data-state={is_well ? 'good' : 'warn'}>
      <Icon name={is_well ? 'check' : 'offline'} />
      <span>
        {is_well ? light.all(joined) : light.some(online, joined)}
        {!is_well && <span class="faint"> · {light.asleep(joined - online)}</span>}
      </span>
    </p>
  )
}

function NudgeButton() {
  const steering = useSteering()
  const { live } = steering
  const now = useSecond(live).value
  const activity = current_activity(live.tables)
  const kind = activity && asking(live.tables, activity, now)
  if (!activity || !kind) return null
  const last = live.tables.nudges.all.value.reduce<Nudge | null>((a, b) => (a && a.sent_at > b.sent_at ? a : b), null)
  const wait = last ? last.next_at - now : 0
  const { nudge } = t.value
  return (
    <div class="stack tight">
      <button
        class="button"
        aria-disabled={wait > 0}
        onClick={() => wait > 0 || steering.ask('nudge.send', { activity_id: activity.id })}
      >
        {wait > 0 ? nudge.again_in(clock_face(wait)) : nudge[kind]}
      </button>
      <p class="tiny faint" role="status">
        {last?.id === activity.id && wait > 0 ? told(last) : kind === 'vote' && nudge.secret}
      </p>
    </div>
  )
}

function told({ reached }: Nudge): string {
  return reached === null ? t.value.nudge.sent_to_ready : t.value.nudge.sent(reached)
}

/** What those who are missing would be asked for; the server decides by the same rule. */
export function asking(tables: Tables, activity: Activity, now: number): Asking | null {
  if (open_run(tables)?.id !== activity.stage_run_id) return null
  if (activity.kind === 'vote') return round_of(tables, activity.id)?.state === 'open' ? 'vote' : null
  if (activity.state === 'open' && !is_locked(activity, now)) return 'write'
  return activity.is_revealed ? 'ready' : null
}
