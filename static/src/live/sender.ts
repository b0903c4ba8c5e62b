/** Sends the outbox, one command at a time; sends the same id again until the server has answered it. */
import type { Answer, Command, Hint, Sending } from './live.ts'
import { new_id } from './ids.ts'
import type { Outbox } from './outbox.ts'

export type Wire = {
  is_up(): boolean
  /** Rejects when no answer came in time or the connection went. */
  ask(name: string, data: unknown): Promise<Answer>
}
export type WordsNow = (command: Command) => { text: string; version: number } | undefined

const AGAIN_AFTER_MS = 1000
const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

export class Sender {
  #outbox: Outbox
  #wire: Wire
  #words_now: WordsNow
  #is_busy = false
  #settled = new Map<string, (answer: Answer) => void>()

  /** `words_now` tells the words that a command would overwrite, as this screen has them. */
  constructor(outbox: Outbox, wire: Wire, words_now: WordsNow) {
    this.#outbox = outbox
    this.#wire = wire
    this.#words_now = words_now
  }

  command(type: string, data: Command['data'], hint?: Hint): { id: string; settled: Promise<Answer> } {
    const id = new_id()
    const settled = new Promise<Answer>((resolve) => this.#settled.set(id, resolve))
    this.#outbox.add({ id, type, data }, hint)
    void this.drain()
    return { id, settled }
  }

  /** Runs until the outbox is empty or the connection is gone; a second call meanwhile does nothing. */
  async drain(): Promise<void> {
    if (this.#is_busy) return
    this.#is_busy = true
    for (let entry = this.#outbox.next(); entry && this.#wire.is_up(); entry = this.#outbox.next()) await this.#send(entry)
    this.#is_busy = false
  }

  async #send(entry: Sending): Promise<void> {
    const data = entry.state === 'sent' ? entry.data : this.#fresh(entry)
    this.#outbox.sending(entry.id, data)
    const answer = await this.#wire.ask('command', { id: entry.id, type: entry.type, data }).catch(() => null)
    if (answer === null) return void (this.#wire.is_up() && (await wait(AGAIN_AFTER_MS)))
    if (!answer.ok && (answer.code === 'retry' || answer.code === 'too_fast')) {
      return void (await wait((answer.after_ms ?? AGAIN_AFTER_MS) * (1 + Math.random() / 4)))
    }
    if (is_no_conflict(entry, answer)) this.#once_more({ ...entry, data }, answer.row.version)
    else this.#settle(entry.id, answer)
  }

  /** Not sent yet, and the words are those that the writer saw: only then may the version follow the row. */
  #fresh(entry: Sending): Command['data'] {
    const row = entry.base_text === undefined ? undefined : this.#words_now(entry)
    return row && row.text === entry.base_text ? { ...entry.data, version: row.version } : entry.data
  }

  /** The row moved on (grouped, moved), its words did not: the same wish under a new id and the new version. */
  #once_more(entry: Sending, version: unknown): void {
    const id = new_id()
    const hint = { base_text: entry.base_text! }
    this.#outbox.add({ id, type: entry.type, data: { ...entry.data, version } }, hint, entry.id)
    this.#outbox.remove(entry.id)
    const resolve = this.#settled.get(entry.id)
    if (resolve) this.#settled.set(id, resolve)
    this.#settled.delete(entry.id)
  }

  #settle(id: string, answer: Answer): void {
    this.#outbox.settle(id, answer)
    this.#settled.get(id)?.(answer)
    this.#settled.delete(id)
  }
}

function is_no_conflict(entry: Sending, answer: Answer): answer is Answer & { row: { id: string; version: number } } {
  if (answer.ok || answer.code !== 'conflict' || !answer.row || entry.base_text === undefined) return false
  return (answer.row.text ?? answer.row.title) === entry.base_text && answer.row.version !== entry.data.version
}
