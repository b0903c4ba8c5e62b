/** Refusals of what holds no words (a grouping, a dot) are said once and forgotten; the screen shows what is true. */
import { effect } from '@preact/signals'
import { say } from '../parts/toasts.tsx'
import type { Live } from '../live.ts'
import { holds_words } from './unsent.ts'
import { reason } from './words.ts'

export function say_refusals(live: Live): void {
  effect(() => {
    const refused = live.outbox.value.filter(({ state, type }) => state === 'refused' && !holds_words(type))
    for (const { id, answer } of refused) {
      say(reason(answer), 'bad')
      queueMicrotask(() => live.dismiss(id))
    }
  })
}
