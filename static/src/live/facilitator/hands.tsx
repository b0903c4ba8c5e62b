/** Hands that are up, the longest first; whoever is given the floor takes theirs down. */
import { Mark } from '../parts/mark.tsx'
import { t as parts } from '../parts/words.ts'
import { useSteering } from './steering.ts'
import { seat_of } from './teams.ts'
import { t } from './people_words.ts'

export function Hands() {
  const steering = useSteering()
  const up = [...steering.live.tables.hands.all.value].sort((a, b) => a.position - b.position)
  const { hands } = t.value
  return (
    <section class="stack">
      <h2 class="heading">
        {hands.title}
        <span class="end small soft">
          {up.length ? hands.count(up.length) : hands.none}
        </span>
      </h2>
      {up.length > 0 && (
        <ol class="hands">
          {up.map(({ id }) => (
            <Raised key={id} id={id} />
          ))}
        </ol>
      )}
      {up.length > 1 && (
        <button class="button" data-kind="plain" onClick={() => steering.ask('hand.lower_all', {})}>
          {hands.lower_all}
        </button>
      )}
    </section>
  )
}

function Raised({ id }: { id: string }) {
  const steering = useSteering()
  const person = steering.live.tables.participants.get(id)
  if (!person) return null
  const name = person.name || parts.value.someone
  const seat = seat_of(steering.live.tables, person)
  const { invite } = t.value.hands
  return (
    <li data-sector={person.sector}>
      <Mark sector={person.sector} />
      <span class="grow">
        {name}
        {seat && <span class="small faint"> · {seat}</span>}
      </span>
      <button
        class="button"
        data-kind="plain"
        aria-label={`${invite}: ${name}`}
        onClick={() => steering.ask('hand.lower', { participant_id: id })}
      >
        {invite}
      </button>
    </li>
  )
}
