/** Hands that are up, the longest first; whoever is given the floor takes theirs down. A place of one height, whoever raises a hand. */
import { useSignal } from '@preact/signals'
import { useRef } from 'preact/hooks'
import type { Participant } from '../rows.ts'
import { Icon } from '../parts/icon.tsx'
import { Mark } from '../parts/mark.tsx'
import { t as parts } from '../parts/words.ts'
import { useHand } from './hand.ts'
import { useSteering, type Steering } from './steering.ts'
import { useStillList } from './still.ts'
import { seat_of } from './teams.ts'
import { t } from './people_words.ts'

export function Hands() {
  const steering = useSteering()
  const up = [...steering.live.tables.hands.all.value].sort((a, b) => a.position - b.position)
  const { hands } = t.value
  return (
    <section class="stack">
      <h2 class="heading" id="hands" tabIndex={-1}>
        {hands.title}
        <span class="end small soft">{up.length ? hands.count(up.length) : hands.none}</span>
      </h2>
      <Raised ids={up.map(({ id }) => id)} />
      <Floor />
      <button
        class="button"
        data-kind="plain"
        aria-disabled={up.length < 2}
        onClick={() => up.length > 1 && steering.open({ name: 'lower' })}
      >
        {hands.lower_all}
      </button>
    </section>
  )
}

/** Who was given the floor last, on this console, until the next is or it is taken back. */
function Floor() {
  const { live, floor } = useSteering()
  const person = floor.value ? live.tables.participants.get(floor.value) : undefined
  const { has_floor, floor_over } = t.value.hands
  return (
    <p class="row small floor" role="status">
      {person && (
        <>
          <Mark sector={person.sector} />
          <span class="grow">
            {has_floor} <b>{name_of(person)}</b>
          </span>
          <button class="button" data-kind="plain" data-shape="square" aria-label={floor_over} title={floor_over} onClick={() => (floor.value = null)}>
            <Icon name="close" />
          </button>
        </>
      )}
    </p>
  )
}

/** Whoever takes their own hand down leaves a gap while a pointer is over the list: no other name comes under it. */
function Raised({ ids }: { ids: readonly string[] }) {
  const root = useRef<HTMLOListElement>(null)
  const is_in_hand = useSignal(false)
  useHand(root, is_in_hand)
  const lying = useStillList(ids, is_in_hand.value)
  return (
    <ol class="hands raised" ref={root}>
      {lying.map((id) => (ids.includes(id) ? <Hand key={id} id={id} /> : <li key={id} aria-hidden="true" />))}
    </ol>
  )
}

function Hand({ id }: { id: string }) {
  const steering = useSteering()
  const person = steering.live.tables.participants.get(id)
  if (!person) return null
  const seat = seat_of(steering.live.tables, person)
  const { invite } = t.value.hands
  return (
    <li data-sector={person.sector}>
      <Mark sector={person.sector} />
      <span class="grow">
        {name_of(person)}
        {seat && <span class="small faint"> · {seat}</span>}
      </span>
      <button
        class="button"
        data-kind="plain"
        aria-label={`${invite}: ${name_of(person)}`}
        onClick={() => void give_floor(steering, id)}
      >
        {invite}
      </button>
    </li>
  )
}

/** The pressed button goes with the hand: its focus goes to the heading, from where the next one is near. */
async function give_floor(steering: Steering, participant_id: string): Promise<void> {
  const pressed = document.activeElement
  if (!(await steering.ask('hand.lower', { participant_id }))) return
  steering.floor.value = participant_id
  const is_lost = () => document.activeElement === document.body || document.activeElement === pressed
  if (is_lost()) document.getElementById('hands')?.focus({ preventScroll: true })
}

function name_of(person: Participant): string {
  return person.name || parts.value.someone
}
