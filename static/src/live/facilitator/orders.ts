/** What moves the room is ordered now or not at all: nothing of it waits for a network. Words wait in the outbox as ever. */
import { effect } from '@preact/signals'
import type { Answer, Live, Sending } from '../live.ts'

const ORDERS =
  /^(workshop\.(open|close)|stage\.open|activity\.(start|lock|reveal)|round\.(open|close|reveal)|participant\.remove|(timer|spotlight|door|hand|nudge|lead)\.\w+)$/
/** So long an answer may take before it is worth a word. */
const PATIENCE_MS = 2000

export const is_order = (type: string): boolean => ORDERS.test(type)

/** An order that never left this screen. */
export const NOT_SENT = { ok: false, code: 'not_sent' } as const satisfies Answer

export class Orders {
  readonly #live: Live
  readonly #sent_at = new Map<string, number>()
  readonly #withdraw = new Map<string, () => void>()

  constructor(live: Live) {
    this.#live = live
    effect(() => {
      if (live.status.value !== 'online') this.#withdraw_waiting()
    })
  }

  /** Sends any command; an order that waits behind another when the network goes is withdrawn. */
  send(type: string, data: Record<string, unknown>): { id: string; settled: Promise<Answer> } {
    const { id, settled } = this.#live.command(type, data)
    if (!is_order(type)) return { id, settled }
    this.#sent_at.set(id, Date.now())
    const withdrawn = new Promise<Answer>((resolve) => this.#withdraw.set(id, () => resolve(NOT_SENT)))
    const forget = () => (this.#withdraw.delete(id), this.#sent_at.delete(id))
    return { id, settled: Promise.race([settled, withdrawn]).finally(forget) }
  }

  /** Orders that are out and not answered yet, once it takes long; `now` is this machine's time. */
  unanswered(now: number): Sending[] {
    const { outbox, status } = this.#live
    const is_long = ({ id }: Sending) => now - (this.#sent_at.get(id) ?? 0) > PATIENCE_MS || status.value !== 'online'
    return outbox.value.filter((one) => is_order(one.type) && one.state === 'sent' && is_long(one))
  }

  /** Those of before a reload too: whoever ordered them has long seen that nothing happened. */
  #withdraw_waiting(): void {
    for (const { id, type, state } of this.#live.outbox.peek()) {
      if (state !== 'waiting' || !is_order(type)) continue
      this.#live.dismiss(id)
      this.#withdraw.get(id)?.()
    }
  }
}
