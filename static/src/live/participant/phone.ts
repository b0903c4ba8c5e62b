/** What every part of the phone needs at hand: the live connection, drafts, and where its owner is looking. */
import { computed, effect, signal, type ReadonlySignal, type Signal } from '@preact/signals'
import { createContext } from 'preact'
import { useContext } from 'preact/hooks'
import type { Live } from '../live.ts'
import { make_announcer, type Announcer } from '../parts/announcer.ts'
import { make_done, type Done } from './done.ts'
import { Drafts } from './drafts.ts'
import { lit_place } from './light.ts'
import { place_key, place_now, place_of, type Place, type Room } from './place.ts'
import { remember_whether_voted, type Voted } from './voted.ts'

export type Sheet = 'me' | 'receipt' | 'drafts' | 'brief' | 'past' | null

export type Phone = {
  live: Live
  person: string
  drafts: Drafts
  /** Pictures do not get through, whatever the connection says. */
  is_stuck: Signal<boolean>
  room: ReadonlySignal<Room>
  /** Where the room is. */
  now: ReadonlySignal<Place>
  /** An earlier activity that its owner is looking at again, or null. */
  looking_at: Signal<string | null>
  /** What a facilitator holds up to everybody; its owner may go on with their own work and come back to it. */
  light: ReadonlySignal<Place | undefined>
  /** The target of a light that its owner has left. */
  left_light: Signal<string | null>
  /** What lies over the room's screen: held up, or looked at again. */
  over: ReadonlySignal<Place | null>
  /** What is in front: `over`, else `now`. A layer hands its own place to its screen. */
  place: ReadonlySignal<Place>
  /** Of the layer above: there everything is for reading. */
  is_over: boolean
  sheet: Signal<Sheet>
  /** The board whose composer is on the screen, or null. */
  composing: Signal<string | null>
  /** The draft whose note is open for changes, or null. */
  editing: Signal<string | null>
  /** Said aloud by screen readers, seen by nobody; bundled by the announcer. */
  announcement: Signal<string>
  announcer: Announcer
  done: Done
  voted: ReadonlySignal<Voted>
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
  const light = computed(() => lit_place(live.tables, room.value))
  const left_light = signal<string | null>(null)
  const over = computed(() => {
    const is_left = left_light.value !== null && left_light.value === live.tables.spotlight.all.value[0]?.target_id
    const earlier = room.value.activities.find(({ id }) => id === looking_at.value)
    const place = (is_left ? undefined : light.value) ?? (earlier && place_of(room.value, earlier))
    return place && place_key(place) !== place_key(now.value) ? place : null
  })
  const place = computed(() => over.value ?? now.value)
  come_along(now, looking_at)
  const drafts = new Drafts(person)
  addEventListener('storage', () => drafts.look_again())
  const announcement = signal('')
  const announcer = make_announcer()
  pass_on(announcement, announcer)
  return {
    live, person, room, now, looking_at, light, left_light, over, place, announcer, announcement,
    drafts,
    is_stuck: signal(false),
    is_over: false,
    sheet: signal(null),
    composing: signal(null),
    editing: signal(null),
    done: make_done(person, live.tables, now),
    voted: remember_whether_voted(person, live),
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

function pass_on(announcement: Signal<string>, announcer: Announcer): void {
  effect(() => {
    const words = announcement.value
    if (words === '') return
    announcer.tell(words)
    announcement.value = ''
  })
}

export const PhoneContext = createContext<Phone | null>(null)

export function usePhone(): Phone {
  return useContext(PhoneContext)!
}
