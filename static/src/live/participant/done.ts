/** Being done with what the room does now. Kept for this tab: neither a reload nor a lost line takes it back. */
import { computed, effect, signal, type ReadonlySignal } from '@preact/signals'
import type { Live, Tables } from '../live.ts'
import { tab_shelf } from '../storage.ts'
import { place_key, type Place } from './place.ts'

export type Done = { is_done: ReadonlySignal<boolean>; say(is_done: boolean): void }

const AGAIN_AFTER_MS = 2000

/** Whoever moves on with the room is not done any more, nor whoever had answered all when another statement comes. */
export function make_done(person: string, tables: Tables, now: ReadonlySignal<Place>): Done {
  const shelf_key = `ruamsang.done.${person}`
  const done_with = signal(tab_shelf.get(shelf_key))
  const task = computed(() => task_of(now.value, tables))
  return {
    is_done: computed(() => done_with.value === task.value),
    say(is_done) {
      done_with.value = is_done ? task.peek() : null
      if (is_done) tab_shelf.set(shelf_key, task.peek())
      else tab_shelf.remove(shelf_key)
    },
  }
}

function task_of(place: Place, { round_items }: Tables): string {
  if (place.screen !== 'stance') return place_key(place)
  const statements = round_items.all.value.filter(({ round_id }) => round_id === place.round!.id).length
  return `${place_key(place)} ${statements}`
}

/** A connection starts as not done, so it is said again on each; and once more when it was not heard. */
export function tell_whether_done(live: Live, { is_done }: Done): void {
  let told = false
  const tell = async () => {
    if (live.status.peek() !== 'online' || is_done.peek() === told) return
    const telling = (told = is_done.peek())
    if (await live.ready(telling)) return
    told = !telling
    setTimeout(tell, AGAIN_AFTER_MS)
  }
  effect(() => {
    if (live.status.value !== 'online') told = false
    if (is_done.value !== told) void tell()
  })
}
