/** The list before the opening: what must be there, then advice; each missing line leads to where it is done. */
import { Icon } from '../parts/icon.tsx'
import { sentence } from '../parts/phrases.tsx'
import { Status } from '../parts/status.tsx'
import { checks, type Check } from './missing.ts'
import { t } from './prepare_words.ts'
import { useSteering } from './steering.ts'

export function Checklist() {
  const { live } = useSteering()
  const listed = checks(live.tables, live.now())
  const count = listed.filter(({ is_done, is_must }) => is_must && !is_done).length
  return (
    <section class="sheet">
      <h3 class="heading">
        {t.value.missing_title}
        <Status tone={count ? 'warn' : 'good'} is_filled>
          {count ? t.value.missing(count) : t.value.all_there}
        </Status>
      </h3>
      <ul class="checks">
        {listed.map((check) => (
          <Line key={check.key} check={check} />
        ))}
      </ul>
    </section>
  )
}

function Line({ check: { key, is_done, is_must } }: { check: Check }) {
  const [done, todo] = t.value.checks[key]
  if (is_done)
    return (
      <li>
        <Icon name="check" />
        <span>{sentence(done)}</span>
      </li>
    )
  return (
    <li data-state={is_must ? 'warn' : 'advice'}>
      <Icon name={is_must ? 'alert' : 'advice'} />
      <span>
        <Todo check={key} words={todo} />
        {!is_must && <span class="small faint keep"> {t.value.advice}</span>}
      </span>
    </li>
  )
}

function Todo({ check, words }: { check: Check['key']; words: string }) {
  const steering = useSteering()
  if (check !== 'seats') return <a href={place_of(check, steering.live.boot.workshop_id)}>{sentence(words)}</a>
  return (
    <button type="button" class="link" onClick={() => steering.open({ name: 'seats' })}>
      {sentence(words)}
    </button>
  )
}

function place_of(key: Check['key'], workshop_id: string): string {
  const page = `/staff/workshops/${workshop_id}`
  if (key === 'brief' || key === 'answer_due') return `${page}#brief`
  return key === 'co_facilitator' ? `${page}#facilitators` : `${page}/agenda`
}
