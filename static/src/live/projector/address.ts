/** Where people come in, as they type it. */
import type { Live } from '../live.ts'

export function address_of({ boot }: Live): string {
  return (boot.public_url || location.origin).replace(/^https?:\/\//, '').replace(/\/$/, '')
}
