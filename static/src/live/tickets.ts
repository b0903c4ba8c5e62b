/** Tickets: what the page's cookie is exchanged for, 60 s long, before the socket and /api/v1 talk to us. */
import { fetch_within } from './fetching.ts'
import type { Boot } from './rows.ts'

const GOOD_FOR_MS = 45_000
const ANSWER_WITHIN_MS = 8000

/** The server has said no; asking again would not help. */
export class Refusal extends Error {
  readonly code: string

  constructor(code: string) {
    super(code)
    this.code = code
  }
}

export class Tickets {
  #boot: Boot
  #last = { ticket: Promise.resolve(''), at: -Infinity }

  constructor(boot: Boot) {
    this.#boot = boot
    if (boot.ticket && is_new_page()) this.#last = { ticket: Promise.resolve(boot.ticket), at: 0 }
  }

  /** A ticket that is still good, for a call over HTTP. */
  recent(): Promise<string> {
    const { ticket, at } = this.#last
    return performance.now() - at < GOOD_FOR_MS ? ticket : this.fresh()
  }

  fresh(): Promise<string> {
    const ticket = this.#fetch()
    this.#last = { ticket, at: performance.now() }
    ticket.catch(() => (this.#last.at = -Infinity))
    return ticket
  }

  async #fetch(): Promise<string> {
    const first = await this.#ask(csrf_token())
    const answer = first.status === 400 ? await this.#ask(await renewed_csrf_token()) : first
    const body = (await answer.json().catch(() => ({}))) as { ticket?: string; code?: string }
    if ([401, 403, 404, 410].includes(answer.status)) throw new Refusal(body.code ?? 'revoked')
    if (!body.ticket) throw new Error(`no ticket: ${answer.status}`)
    return body.ticket
  }

  #ask(token: string): Promise<Response> {
    const { workshop_id, participant_id, projector_id } = this.#boot
    return fetch_within(ANSWER_WITHIN_MS, this.#boot.ticket_url, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', 'X-CSRFToken': token },
      body: JSON.stringify({ workshop_id, participant_id, projector_id }),
    })
  }
}

/** The page itself brings a first ticket, which spares a slow network a round trip. By both clocks: one stops in sleep. */
function is_new_page(): boolean {
  return Math.max(performance.now(), Date.now() - performance.timeOrigin) < GOOD_FOR_MS
}

const META = 'meta[name="csrf-token"]'

export function csrf_token(): string {
  return document.querySelector<HTMLMetaElement>(META)?.content ?? ''
}

/** A page that stayed open all day holds an old token: take the one of a fresh copy of the page. */
async function renewed_csrf_token(): Promise<string> {
  const page = await (await fetch_within(ANSWER_WITHIN_MS, location.href, {})).text()
  const token = new DOMParser().parseFromString(page, 'text/html').querySelector<HTMLMetaElement>(META)?.content ?? ''
  document.querySelector<HTMLMetaElement>(META)?.setAttribute('content', token)
  return token
}
