/** Commands on their way: first in, first out, kept across reloads until they are answered. */
import { signal } from '@preact/signals'
import type { Answer, Command, Hint, Sending } from './live.ts'
import type { Shelf } from './storage.ts'

type Kept = Command & Hint & { nth: number; state: 'waiting' | 'sent' | 'refused'; answer: Answer | null }

export class Outbox {
  readonly list = signal<readonly Sending[]>([])
  #shelf: Shelf
  #prefix: string
  #nth = new Map<string, number>()
  #shown = { epoch: '', seq: 0 }

  constructor(shelf: Shelf, owner: string) {
    this.#shelf = shelf
    this.#prefix = `ruamsang.outbox.${owner}.`
    const kept = shelf.keys().filter((key) => key.startsWith(this.#prefix)).map((key) => shelf.read<Kept>(key))
    const whole = kept.filter((entry) => entry !== null).sort((a, b) => a.nth - b.nth)
    for (const entry of whole) this.#nth.set(entry.id, entry.nth)
    this.list.value = whole.map(({ nth: _, ...entry }) => entry)
  }

  add(command: Command, hint: Hint = {}, before?: string): void {
    const last = Math.max(0, ...this.#nth.values())
    this.#nth.set(command.id, before === undefined ? last + 1 : this.#nth.get(before)!)
    this.#put({ ...command, ...hint, state: 'waiting', answer: null })
    this.list.value = [...this.list.value].sort((a, b) => this.#nth.get(a.id)! - this.#nth.get(b.id)!)
  }

  find(id: string): Sending | undefined {
    return this.list.peek().find((entry) => entry.id === id)
  }

  /** The one whose turn it is. */
  next(): Sending | undefined {
    return this.list.peek().find(({ state }) => state === 'waiting' || state === 'sent')
  }

  sending(id: string, data: Command['data']): void {
    this.#change(id, { state: 'sent', data })
  }

  /** Saved ones stay on the list, no longer on the shelf, until their frame has come: nothing flickers. */
  settle(id: string, answer: Answer): void {
    const entry = this.find(id)
    if (!entry) return
    this.#change(id, { state: answer.ok ? 'saved' : 'refused', answer })
    if (answer.ok) this.#catch_up_versions(entry)
    this.arrived(this.#shown.epoch, this.#shown.seq)
  }

  /** What the screen shows now; a frame may come before the answer to its command, or after. */
  arrived(epoch: string, seq: number): void {
    this.#shown = { epoch, seq }
    if (epoch === '') return
    const is_due = ({ state, answer }: Sending) =>
      state === 'saved' && answer?.ok === true && (answer.epoch !== epoch || answer.seq <= seq)
    if (this.list.peek().some(is_due)) this.list.value = this.list.peek().filter((entry) => !is_due(entry))
  }

  give_up(): void {
    this.list.value = this.list.peek().map((entry) => (entry.state === 'sent' ? { ...entry, state: 'unknown' } : entry))
  }

  remove(id: string): void {
    this.#shelf.remove(this.#prefix + id)
    this.list.value = this.list.peek().filter((entry) => entry.id !== id)
  }

  /** An edit of ours was saved, so the next one of ours, not sent yet, starts from the version that it made. */
  #catch_up_versions(saved: Sending): void {
    for (const entry of this.list.peek()) {
      const is_next = entry.state === 'waiting' && target(entry) !== undefined && target(entry) === target(saved)
      if (!is_next || entry.data.version !== saved.data.version) continue
      this.#change(entry.id, { data: { ...entry.data, version: Number(entry.data.version) + 1 } })
    }
  }

  #change(id: string, change: Partial<Sending>): void {
    const entry = this.find(id)
    if (entry) this.#put({ ...entry, ...change })
  }

  #put(entry: Sending): void {
    const others = this.list.peek()
    const is_new = !others.some(({ id }) => id === entry.id)
    this.list.value = is_new ? [...others, entry] : others.map((other) => (other.id === entry.id ? entry : other))
    if (entry.state === 'saved') this.#shelf.remove(this.#prefix + entry.id)
    else this.#shelf.set(this.#prefix + entry.id, JSON.stringify({ ...entry, nth: this.#nth.get(entry.id) }))
  }
}

function target({ data }: Command): unknown {
  return data.version === undefined ? undefined : (data.note_id ?? data.cluster_id)
}
