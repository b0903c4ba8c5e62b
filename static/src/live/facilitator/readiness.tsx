/** How many are ready and connected, and one gentle reminder for those who are missing. */
import type { Activity, Asking, Nudge } from '../rows.ts'
import type { Tables } from '../live.ts'
import { clock_face } from '../parts/clock_face.ts'
import { Icon } from '../parts/icon.tsx'
import { sentence } from '../parts/phrases.tsx'
import { current_activity, is_locked, open_run, round_of } from '../parts/reading.ts'
import { only_listens } from '../parts/kinds.ts'
import { useSecond } from '../parts/timer.tsx'
import { useSteering } from './steering.ts'
import { t } from './people_words.ts'

export function Readiness() {
  const { live } = useSteering()
  return (
    <section class="stack">
      {only_listens(live.tables) ? <NobodyIsAsked /> : <Ready />}
      <ConnectionLight />
      <NudgeButton />
    </section>
  )
}

function Ready() {
  const { ready, joined, connected } = useSteering().live.presence.value
  return (
    <>
      <h2 class="heading">
        {t.value.ready}
        <span class="end small soft">
          {connected > 0 && (
            <>
              <b class="number">{ready}</b> {t.value.of_people(joined)}
            </>
          )}
        </span>
      </h2>
      <div class="progress">
        <i style={{ '--v': joined ? Math.min(1, ready / joined) : 0 }} />
      </div>
    </>
  )
}

/** In a segment nobody says that they are ready, so none are counted as missing. */
function NobodyIsAsked() {
  return (
    <>
      <h2 class="heading">{t.value.ready}</h2>
      <p class="small soft">{sentence(t.value.nobody_is_asked)}</p>
    </>
  )
}

/** The room's people whose screens are connected now; the others' phones sleep or have no network. Always two lines. */
export function ConnectionLight() {
  const steering = useSteering()
  const { online, joined, connected } = steering.live.presence.value
  const { light } = t.value
  const is_known = !steering.is_cut_off
  const is_well = is_known && online >= joined
  const [first, second] = !is_known
    ? [light.unknown, light.unknown_hint]
    : is_well
      ? [light.all(joined), '']
      : [light.some(online, joined), light.asleep(joined - online)]
  // One's own screen is connected: nobody was counted yet.
  if (connected === 0) return <p class="two-lines" />
  if (joined === 0) return <p class="two-lines tiny faint">{light.nobody}</p>
  return (
    <div class="two-lines">
      <p class="status small" data-state={is_well ? 'good' : 'warn'}>
        <Icon name={is_well ? 'check' : 'offline'} />
        <span>{first}</span>
      </p>
      <p class="small faint">
        <span>{sentence(second)}</span>
      </p>
    </div>
  )
}

function NudgeButton() {
  const steering = useSteering()
  const { live } = steering
  const now = useSecond(live).value
  const activity = current_activity(live.tables)
  const kind = activity && asking(live.tables, activity, now)
  if (!activity || !kind) return <div class="nudge-place" />
  const last = live.tables.nudges.all.value.reduce<Nudge | null>((a, b) => (a && a.sent_at > b.sent_at ? a : b), null)
  const wait = last ? last.next_at - now : 0
  const { nudge } = t.value
  return (
    <div class="nudge-place stack tight">
      <button
        class="button"
        aria-disabled={wait > 0 || steering.is_cut_off}
        onClick={() => wait > 0 || steering.ask('nudge.send', { activity_id: activity.id })}
      >
        {wait > 0 ? nudge.again_in(clock_face(wait)) : nudge[kind]}
      </button>
      <p class="tiny faint" role="status">
        {sentence(last?.id === activity.id && wait > 0 ? told(last) : kind === 'vote' ? nudge.secret : '')}
      </p>
    </div>
  )
}

function told({ reached }: Nudge): string {
  return reached === null ? t.value.nudge.sent_to_ready : t.value.nudge.sent(reached)
}

/** What those who are missing would be asked for; the server decides by the same rule. */
export function asking(tables: Tables, activity: Activity, now: number): Asking | null {
  if (open_run(tables)?.id !== activity.stage_run_id || activity.kind === 'segment') return null
  if (activity.kind === 'vote') return round_of(tables, activity.id)?.state === 'open' ? 'vote' : null
  if (activity.state === 'open' && !is_locked(activity, now)) return 'write'
  return activity.is_revealed ? 'ready' : null
}
