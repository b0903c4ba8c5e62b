/** Title, code, timer, and the one primary action. Each has a place and a width of its own: nothing here pushes anything. */
import { useSignal } from '@preact/signals'
import { bilingual } from '../i18n.ts'
import { spaced_code } from '../parts/dates.ts'
import { Icon } from '../parts/icon.tsx'
import { phrases } from '../parts/phrases.tsx'
import { workshop_of } from '../parts/reading.ts'
import { RehearsalRibbon } from '../parts/rehearsal.tsx'
import { Connection } from '../parts/status.tsx'
import { useSecond } from '../parts/timer.tsx'
import { Appearance } from './appearance.tsx'
import { label_of, next_step, object_of } from './next_step.ts'
import { PEOPLE } from './skips.tsx'
import { useSteering } from './steering.ts'
import { take } from './take_step.ts'
import { TimerControls } from './timer_controls.tsx'
import { t } from './words.ts'

const LONG = 45

export function Header() {
  const { live } = useSteering()
  if (!workshop_of(live.tables)) return <header />
  return (
    <header>
      <a class="brand" href={live.boot.home_url || '/staff/'}>
        <span class="hidden-label">{t.value.app}</span>
      </a>
      <Title />
      <RehearsalRibbon live={live} />
      <Connection live={live} />
      <TimerControls />
      <PeopleToggle />
      <Appearance />
      <NextStep />
    </header>
  )
}

function Title() {
  const steering = useSteering()
  const workshop = workshop_of(steering.live.tables)!
  const title = bilingual(workshop, 'title')
  const code = spaced_code(workshop.join_code)
  return (
    <div class="grow console-title">
      <h1 data-long={title.length > LONG ? '' : undefined} title={title}>
        {phrases(title)}
      </h1>
      <p class="tiny faint">
        {t.value.workshop_states[workshop.state]} ·{' '}
        <button class="link" aria-label={t.value.show_code(code)} onClick={() => steering.open({ name: 'door' })}>
          {t.value.join_code} <b class="number">{code}</b>
        </button>
      </p>
    </div>
  )
}

function NextStep() {
  const steering = useSteering()
  const now = useSecond(steering.live)
  const is_busy = useSignal(false)
  const step = next_step(steering.live.tables, now.value)
  if (!step) return null
  const go = async () => {
    is_busy.value = true
    await take(step, steering)
    is_busy.value = false
  }
  const is_waiting = is_busy.value || step.key === 'locking'
  const object = object_of(step)
  const is_elsewhere = object !== undefined && object.id !== steering.activity.value?.id
  return (
    <button
      class="button next-step"
      data-kind="primary"
      data-step={step.key}
      aria-disabled={is_waiting || steering.is_cut_off}
      onClick={() => is_waiting || go()}
    >
      <span>
        {phrases(label_of(step, now.value))}
        {is_elsewhere && <span class="tiny block">{phrases(bilingual(object, 'title'))}</span>}
      </span>
      <Icon name="next" />
    </button>
  )
}

/** Where the window is too narrow for a third column, the people lie over the work, and this brings them. */
function PeopleToggle() {
  const { live, has_people_open } = useSteering()
  const hands = live.tables.hands.ids.value.length
  const { people_here } = t.value
  return (
    <button
      class="button people-toggle"
      aria-expanded={has_people_open.value}
      aria-controls={PEOPLE}
      aria-label={people_here(live.presence.value.joined, hands)}
      title={people_here(live.presence.value.joined, hands)}
      onClick={() => (has_people_open.value = !has_people_open.value)}
    >
      <Icon name="people" />
      <b class="number">{live.presence.value.joined}</b>
      {hands > 0 && (
        <>
          <Icon name="hand" />
          <b class="number">{hands}</b>
        </>
      )}
    </button>
  )
}
