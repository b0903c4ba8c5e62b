/** Title, code, timer, and the one primary action. */
import { useSignal } from '@preact/signals'
import { bilingual } from '../i18n.ts'
import { timing } from '../parts/clock_face.ts'
import { spaced_code } from '../parts/dates.ts'
import { Icon } from '../parts/icon.tsx'
import { current_activity, workshop_of } from '../parts/reading.ts'
import { RehearsalRibbon } from '../parts/rehearsal.tsx'
import { Connection } from '../parts/status.tsx'
import { Timer, useSecond } from '../parts/timer.tsx'
import { Appearance } from './appearance.tsx'
import { label_of, next_step } from './next_step.ts'
import { useSteering } from './steering.ts'
import { take } from './take_step.ts'
import { t } from './words.ts'

const LONG = 45

export function Header() {
  const { live } = useSteering()
  const workshop = workshop_of(live.tables)
  if (!workshop) return <header />
  const title = bilingual(workshop, 'title')
  return (
    <header>
      <a class="brand" href={live.boot.home_url || '/staff/'}>
        <span class="hidden-label">{t.value.app}</span>
      </a>
      <div class="grow console-title">
        <h1 data-long={title.length > LONG ? '' : undefined} title={title}>
          {title}
        </h1>
        <p class="tiny faint">
          {t.value.workshop_states[workshop.state]} · {t.value.join_code}{' '}
          <b class="number">{spaced_code(workshop.join_code)}</b>
        </p>
      </div>
      <RehearsalRibbon live={live} />
      <Connection live={live} />
      <TimerControls />
      <Appearance />
      <NextStep />
    </header>
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
  return (
    <button
      class="button"
      data-kind="primary"
      data-step={step.key}
      aria-disabled={is_waiting}
      onClick={() => is_waiting || go()}
    >
      {label_of(step)} <Icon name="next" />
    </button>
  )
}

function TimerControls() {
  const steering = useSteering()
  const { live } = steering
  const now = useSecond(live)
  const row = live.tables.timer.all.value[0]
  const shown = row && timing(row, now.value)
  if (workshop_of(live.tables)?.state !== 'open') return null
  if (!shown) return <StartTimer />
  const { pause, resume, extend, two_more, stop } = t.value.timer
  const toggle = () => steering.ask(shown.run === 'paused' ? 'timer.start' : 'timer.pause', {})
  return (
    <div class="row">
      <Timer live={live} />
      <button
        class="button"
        data-shape="square"
        aria-label={shown.run === 'paused' ? resume : pause}
        title={shown.run === 'paused' ? resume : pause}
        onClick={toggle}
      >
        <Icon name={shown.run === 'paused' ? 'play' : 'pause'} />
      </button>
      <button class="button" aria-label={extend} onClick={() => steering.ask('timer.extend', { seconds: 120 })}>
        <Icon name="plus" />
        {two_more}
      </button>
      <button
        class="button"
        data-shape="square"
        aria-label={stop}
        title={stop}
        onClick={() => steering.ask('timer.stop', {})}
      >
        <Icon name="stop" />
      </button>
    </div>
  )
}

function StartTimer() {
  const steering = useSteering()
  const minutes = current_activity(steering.live.tables)?.minutes || 5
  return (
    <button class="button" onClick={() => steering.ask('timer.start', { seconds: minutes * 60 })}>
      <Icon name="clock" />
      {t.value.timer.start(minutes)}
    </button>
  )
}
