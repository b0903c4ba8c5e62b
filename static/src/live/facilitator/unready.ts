/** How many are still at what a step would end. Pure. */
import type { EnteredBallot, Presence } from '../rows.ts'
import { ballots_in } from './ballots.ts'
import type { Step } from './next_step.ts'

export function unready(step: Step, presence: Presence, entered: readonly EnteredBallot[]): number {
  const { online, joined, ready } = presence
  if (step.key === 'lock' || step.key === 'open_stage') return Math.max(0, online - ready)
  if (step.key !== 'close_round' || online === 0) return 0
  // Whoever voted and fell asleep must not stand for somebody who is here and has not.
  return Math.max(0, joined - ballots_in(step.round_id, presence, entered).by_phone)
}
