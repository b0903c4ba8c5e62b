/** The room's timer: started with the planned minutes or with others, paused, given two minutes more, taken away. */
import { timing, type Shown } from '../parts/clock_face.ts'
import { Icon, type IconName } from '../parts/icon.tsx'
import { Menu, MenuItem } from '../parts/menu.tsx'
import { current_activity, workshop_of } from '../parts/reading.ts'
import { Timer, useSecond } from '../parts/timer.tsx'
import { useSteering } from './steering.ts'
import { t } from './words.ts'

const LENGTHS = [1, 3, 5, 10, 15]

/** Always as wide: a colleague who starts the timer moves nothing under one's hand. */
export function TimerControls() {
  const { live } = useSteering()
  const now = useSecond(live)
  const row = live.tables.timer.all.value[0]
  const shown = row && timing(row, now.value)
  if (workshop_of(live.tables)?.state !== 'open') return null
  return (
    <div class="timer-controls">
      {shown ? <Running shown={shown} /> : <StartTimer />}
      <Lengths is_set={shown !== undefined} />
    </div>
  )
}

function Running({ shown }: { shown: Shown }) {
  const steering = useSteering()
  const { pause, resume, extend, two_more } = t.value.timer
  const is_paused = shown.run === 'paused'
  return (
    <>
      <Timer live={steering.live} />
      <Order label={is_paused ? resume : pause} icon={is_paused ? 'play' : 'pause'} type={is_paused ? 'timer.start' : 'timer.pause'} />
      <Order label={extend} icon="plus" type="timer.extend" data={{ seconds: 120 }}>
        {two_more}
      </Order>
    </>
  )
}

type Ordered = { label: string; icon: IconName; type: string; data?: object; children?: string }

function Order({ label, icon, type, data = {}, children }: Ordered) {
  const steering = useSteering()
  return (
    <button
      class="button"
      data-shape={children ? undefined : 'square'}
      aria-label={label}
      title={label}
      aria-disabled={steering.is_cut_off}
      onClick={() => steering.ask(type, { ...data })}
    >
      <Icon name={icon} />
      {children}
    </button>
  )
}

function StartTimer() {
  const steering = useSteering()
  const minutes = current_activity(steering.live.tables)?.minutes || 5
  return (
    <button
      class="button"
      aria-disabled={steering.is_cut_off}
      onClick={() => steering.ask('timer.start', { seconds: minutes * 60 })}
    >
      <Icon name="clock" />
      {t.value.timer.start(minutes)}
    </button>
  )
}

function Lengths({ is_set }: { is_set: boolean }) {
  const steering = useSteering()
  const { more, own, stop } = t.value.timer
  return (
    <Menu label={more} button={<Icon name="unfold" />} shape="square">
      {is_set && (
        <MenuItem onChoose={() => void steering.ask('timer.stop', {})}>
          <Icon name="stop" />
          {stop}
        </MenuItem>
      )}
      {LENGTHS.map((minutes) => (
        <MenuItem key={minutes} onChoose={() => void steering.ask('timer.start', { seconds: minutes * 60 })}>
          <Icon name="clock" />
          {t.value.minutes(minutes)}
        </MenuItem>
      ))}
      <MenuItem onChoose={() => steering.open({ name: 'timer' })}>
        <Icon name="edit" />
        {own}
      </MenuItem>
    </Menu>
  )
}
