/** Whether one's own ballot counts, as far as this phone knows: a round's close drops ballots, and no more is told then. */
import { effect, signal, type ReadonlySignal } from '@preact/signals'
import type { Live } from '../live.ts'
import type { Choices } from '../rows.ts'
import { tab_shelf } from '../storage.ts'
import { choices_now } from './pending.ts'

/** By round; one that is not in it this phone did not see while it was open. What was chosen is not kept. */
export type Voted = Readonly<Record<string, boolean>>

export function remember_whether_voted(person: string, { tables, outbox, status }: Live): ReadonlySignal<Voted> {
  const shelf_key = `ruamsang.voted.${person}`
  const voted = signal<Voted>(tab_shelf.read<Voted>(shelf_key) ?? {})
  const recorded = new Map<string, Choices>()
  const keep = (round_id: string, choices: Choices) => {
    recorded.set(round_id, choices)
    const has_voted = Object.keys(choices).length > 0
    if (voted.peek()[round_id] === has_voted) return
    voted.value = { ...voted.peek(), [round_id]: has_voted }
    tab_shelf.set(shelf_key, JSON.stringify(voted.peek()))
  }
  effect(() => {
    const saved = outbox.value.filter(({ state }) => state === 'saved')
    for (const { id, state } of tables.rounds.all.value) {
      const before = state === 'open' ? (tables.ballots.get(id)?.choices ?? {}) : recorded.get(id)
      const is_cast = saved.some(({ type, data }) => type === 'ballot.cast' && data.round_id === id)
      if (before || is_cast) keep(id, choices_now(before ?? {}, saved, id))
    }
  })
  effect(() => {
    if (status.value === 'moved') tab_shelf.remove(shelf_key)
  })
  return voted
}
