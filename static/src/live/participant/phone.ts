/** What every part of the phone needs at hand: the live connection, drafts, and where its owner is looking. */
import { computed, effect, signal, type ReadonlySignal, type Signal } from '@preact/signals'
import { createContext } from 'preact'
import { useContext } from 'preact/hooks'
import type { Live } from '../live.ts'
import { Drafts } from './drafts.ts'
import { place_key, place_now, place_of, type Place, type Room } from './place.ts'

export type Sheet = 'me' | 'receipt' | 'drafts' | 'brief' | null

export type Phone = {
  live: Live
  person: string
  drafts: Drafts
  room: ReadonlySignal<Room>
  /** Where the room is. */
  now: ReadonlySignal<Place>
  /** An earlier activity that its owner is looking at again, or null. */
  looking_at: Signal<string | null>
  place: ReadonlySignal<Place>
  sheet: Signal<Sheet>
  /** The board whose composer is on the screen, or null. */
  composing: Signal<string | null>
  /** Said aloud by screen readers, seen by nobody. */
  announcement: Signal<string>
  /** The `place_key` that its owner is done with, or null. */
  done_with: Signal<string | null>
  /** Activities whose reveal this phone is waiting for: only there is it a moment to be shown. */
  awaited: Set<string>
}

export function make_phone(live: Live): Phone {
  const person = live.boot.participant_id ?? ''
  const { workshop, stage_runs, activities, boards, rounds } = live.tables
  const room = computed<Room>(() => ({
    workshop: workshop.all.value[0],
    stage_runs: stage_runs.all.value,
    activities: activities.all.value,
    boards: boards.all.value,
    rounds: rounds.all.value,
  }))
  const now = computed(() => place_now(room.value))
  const looking_at = signal<string | null>(null)
  const place = computed(() => {
    const earlier = room.value.activities.find(({ id }) => id === looking_at.value)
    return earlier ? place_of(room.value, earlier) : now.value
  })
  come_along(now, looking_at)
  return {
    live, person, room, now, looking_at, place,
    drafts: new Drafts(person),
    sheet: signal(null),
    composing: signal(null),
    announcement: signal(''),
    done_with: signal(null),
    awaited: new Set(),
  }
}

/** When the room moves on, a phone that was looking back comes along. */
function come_along(now: ReadonlySignal<Place>, looking_at: Signal<string | null>): void {
  let last = ''
  effect(() => {
    const place = place_key(now.value)
    if (place !== last) looking_at.value = null
    last = place
  })
}

export const PhoneContext = createContext<Phone | null>(null)

export function usePhone(): Phone {
  return useContext(PhoneContext)!
}
