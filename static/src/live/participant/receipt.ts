/** The receipt that the join page left on this phone. */
import { phone_shelf } from '../storage.ts'

/** Also written by pages/join.ts. */
export const receipt_key = (participant_id: string) => `ruamsang.receipt.${participant_id}`

export function receipt_of(participant_id: string): string | null {
  return phone_shelf.get(receipt_key(participant_id))
}
