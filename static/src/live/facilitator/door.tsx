/** Who may come in now, and one press to lock or open the door. */
import { Icon } from '../parts/icon.tsx'
import { workshop_of } from '../parts/reading.ts'
import { useSteering } from './steering.ts'
import { t } from './words.ts'

export function Door({ is_small }: { is_small?: boolean }) {
  const steering = useSteering()
  const workshop = workshop_of(steering.live.tables)
  if (!workshop) return null
  const { door } = t.value
  const is_open = workshop.door === 'open'
  const state = (
    <p class="small soft row">
      <Icon name={is_open || workshop.door === 'lobby' ? 'unlock' : 'lock'} />
      {door[workshop.door]}
    </p>
  )
  const button = workshop.state === 'open' && (
    <button
      type="button"
      class="button"
      onClick={() => steering.ask('door.set', { door: is_open ? 'locked' : 'open' })}
    >
      {is_open ? door.lock_it : door.open_it}
    </button>
  )
  if (is_small)
    return (
      <div class="row grow">
        {state}
        {button}
      </div>
    )
  return (
    <section class="stack">
      <h2 class="heading">{door.title}</h2>
      {state}
      {button}
    </section>
  )
}
