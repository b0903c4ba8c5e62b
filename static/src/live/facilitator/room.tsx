/** Who is in the room: sectors, readiness, door, facilitators, and the wall. */
import type { Participant } from '../rows.ts'
import { Icon } from '../parts/icon.tsx'
import { Mark, SECTORS } from '../parts/mark.tsx'
import { workshop_of } from '../parts/reading.ts'
import { t as parts } from '../parts/words.ts'
import { useSteering } from './steering.ts'
import { Wall } from './wall.tsx'
import { t } from './words.ts'

export function RoomPane() {
  return (
    <>
      <People />
      <Readiness />
      <Door />
      <Wall />
      <Facilitators />
    </>
  )
}

function People() {
  const steering = useSteering()
  const people = steering.live.tables.participants.all.value
  const { room } = t.value
  return (
    <section class="stack">
      <h2 class="heading">
        {room.title}{' '}
        <span class="end small soft">
          <b class="number">{people.length}</b>
        </span>
      </h2>
      <Balance people={people} />
      <button class="button" data-kind="plain" onClick={() => steering.open({ name: 'people' })}>
        <Icon name="people" />
        {room.list}
      </button>
    </section>
  )
}

/** Bars on one scale, so that a big delegation is seen as one. */
function Balance({ people }: { people: readonly Participant[] }) {
  const here = SECTORS.map((sector) => people.filter((person) => person.sector === sector).length)
  const max = Math.max(5, ...here)
  return (
    <ul class="balance">
      {SECTORS.map((sector, nth) => (
        <li key={sector} data-sector={sector}>
          <Mark sector={sector} />
          <span>{parts.value.sectors[sector]}</span>
          <span class="number">{here[nth]}</span>
          <span class="track" aria-hidden="true" style={{ '--have': here[nth], '--max': max }}>
            <i />
          </span>
        </li>
      ))}
    </ul>
  )
}

function Readiness() {
  const { ready, online } = useSteering().live.presence.value
  const { room, of_people } = t.value
  return (
    <section>
      <h2 class="heading">
        {room.ready}
        <span class="end small soft">
          <b class="number">{ready}</b> {of_people(online)}
        </span>
      </h2>
      <div class="progress">
        <i style={{ '--v': online ? Math.min(1, ready / online) : 0 }} />
      </div>
      <p class="tiny faint below">{room.connected(online)}</p>
    </section>
  )
}

function Door() {
  const steering = useSteering()
  const workshop = workshop_of(steering.live.tables)
  if (!workshop) return null
  const { door } = t.value
  const is_open = workshop.door === 'open'
  return (
    <section class="stack">
      <h2 class="heading">{door.title}</h2>
      <p class="small soft row">
        <Icon name={is_open || workshop.door === 'lobby' ? 'unlock' : 'lock'} />
        {door[workshop.door]}
      </p>
      {workshop.state === 'open' && (
        <button class="button" onClick={() => steering.ask('door.set', { door: is_open ? 'locked' : 'open' })}>
          {is_open ? door.lock_it : door.open_it}
        </button>
      )}
    </section>
  )
}

function Facilitators() {
  const { live } = useSteering()
  const { room } = t.value
  return (
    <section>
      <h2 class="heading">{room.facilitators}</h2>
      <ul class="stack small">
        {live.tables.facilitators.all.value.map((person) => (
          <li key={person.id}>
            {person.name}
            {person.id === live.me.value?.actor_id && <span class="faint"> · {room.you}</span>}
          </li>
        ))}
      </ul>
    </section>
  )
}
