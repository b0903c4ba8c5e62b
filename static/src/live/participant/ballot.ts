/** My ballot in one round: what I chose, recorded or on its way, and casting more. */
import { useComputed, type ReadonlySignal } from '@preact/signals'
import type { Choices, Round, RoundItem } from '../rows.ts'
import { choices_now, is_casting } from './pending.ts'
import { usePhone } from './phone.ts'
import { shuffled } from './shuffle.ts'

export type Ballot = {
  items: ReadonlySignal<RoundItem[]>
  choices: ReadonlySignal<Choices>
  is_saving: ReadonlySignal<boolean>
  cast(item_id: string, choice: number | null): void
}

export function useBallot(round: Round): Ballot {
  const { live, person } = usePhone()
  const { ballots, round_items } = live.tables
  const items = useComputed(() => shuffled(round_items.all.value.filter(({ round_id }) => round_id === round.id), person))
  const choices = useComputed(() => choices_now(ballots.get(round.id)?.choices ?? {}, live.outbox.value, round.id))
  const is_saving = useComputed(() => is_casting(live.outbox.value, round.id))
  const cast = (item_id: string, choice: number | null) =>
    void live.command('ballot.cast', { round_id: round.id, choices: { [item_id]: choice } })
  return { items, choices, is_saving, cast }
}
