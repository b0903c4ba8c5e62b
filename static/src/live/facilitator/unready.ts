/** How many of those who are connected are still at what a step would end. Pure. */
import type { Presence } from '../rows.ts'
import type { Step } from './next_step.ts'

export function unready(step: Step, { online, ready, turnout }: Presence): number {
  if (step.key === 'lock') return Math.max(0, online - ready)
  if (step.key === 'close_round') return Math.max(0, online - (turnout[step.round_id] ?? 0))
  return 0
}
