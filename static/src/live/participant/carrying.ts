/** Waits for the first picture that is to go to the server, and fetches what carries it. */
import { effect } from '@preact/signals'
import { patiently } from '../patiently.ts'
import type { Phone } from './phone.ts'

export function carry_pictures(phone: Phone): void {
  const stop = effect(() => {
    if (!phone.drafts.list.value.some(({ coming }) => coming)) return
    queueMicrotask(() => stop())
    void patiently(() => import('./carrier.ts')).then(({ start_carrier }) => start_carrier(phone))
  })
}
