/** Ballots in a round: those of phones, and those that were entered for somebody, who has no phone to vote with later. Pure. */
import type { EnteredBallot, Presence } from '../rows.ts'

export type Sent = { by_phone: number; entered: number }

/** An entered ballot that was emptied again is none; the server's count leaves it out too. */
export function ballots_in(round_id: string, { turnout }: Presence, all: readonly EnteredBallot[]): Sent {
  const entered = all.filter((one) => one.round_id === round_id && Object.keys(one.choices).length > 0).length
  return { by_phone: Math.max(0, (turnout[round_id] ?? 0) - entered), entered }
}
