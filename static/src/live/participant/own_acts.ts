/** What somebody who does not see the screen hears of their own acts: how each of them went, at once. */
import type { Answer } from '../live.ts'
import type { Phone } from './phone.ts'
import { reason, t } from './words.ts'

export function tell_how_it_went({ live, announcer }: Phone, settled: Promise<Answer>, done: () => string): void {
  announcer.answer(() => (live.status.peek() === 'online' ? t.value.sending : t.value.waiting_network))
  void settled.then((answer) => announcer.answer(() => (answer.ok ? done() : reason(answer))))
}
