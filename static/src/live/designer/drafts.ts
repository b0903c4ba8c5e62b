/** What is typed and not yet saved: it survives a reload, is sent after a pause, and never gives way to others' words. */
import { effect, signal } from '@preact/signals'
import type { Live } from '../live.ts'
import { tab_shelf } from '../storage.ts'
import { current, is_sound, settled, wire, type FieldName, type Values } from './fields.ts'

/** `known`: the values, as `settled` has them, that the typing started from or sent; any other is somebody else's. */
type Draft = { value: unknown; known: string[]; state: 'typing' | 'sending' | 'saved' | 'refused' }

const PAUSE_MS = 700
const MOST_TRIES = 4

export class Drafts {
  readonly all = signal<Readonly<Record<string, Draft>>>({})
  #live: Live
  #saved: (command_id: string) => void
  #shelf: string
  #focused: string | null = null
  #timers = new Map<string, ReturnType<typeof setTimeout>>()

  /** `saved` hears the id of each command that saved something. */
  constructor(live: Live, saved: (command_id: string) => void) {
    this.#live = live
    this.#saved = saved
    this.#shelf = `design.${live.boot.workshop_id}`
    this.all.value = tab_shelf.read<Record<string, Draft>>(this.#shelf) ?? {}
    effect(() => this.#settle())
    addEventListener('pagehide', () => this.save_all())
  }

  /** The words to show: one's own as long as there are any. */
  shown<Name extends FieldName>(activity_id: string, name: Name): Values[Name] | undefined {
    const draft = this.all.value[key_of(activity_id, name)]
    return draft ? (draft.value as Values[Name]) : current(this.#live.tables, activity_id, name)
  }

  type<Name extends FieldName>(activity_id: string, name: Name, value: Values[Name]): void {
    const key = key_of(activity_id, name)
    const before = this.all.peek()[key]
    const now = settled(current(this.#live.tables, activity_id, name))
    this.#put(key, { value, known: before?.known ?? [now], state: 'typing' })
    this.#later(key, PAUSE_MS)
  }

  /** Whether somebody else changed it since the typing began. */
  clash(activity_id: string, name: FieldName): boolean {
    const draft = this.all.value[key_of(activity_id, name)]
    return draft !== undefined && this.#is_foreign(draft, activity_id, name)
  }

  /** Refused by the server, or not sent because it can't be right. */
  is_refused(activity_id: string, name: FieldName): boolean {
    return this.all.value[key_of(activity_id, name)]?.state === 'refused'
  }

  take_theirs(activity_id: string, name: FieldName): void {
    this.#forget(key_of(activity_id, name))
  }

  keep_mine(activity_id: string, name: FieldName): void {
    const key = key_of(activity_id, name)
    const draft = this.all.peek()[key]
    if (!draft) return
    const now = settled(current(this.#live.tables, activity_id, name))
    this.#put(key, { ...draft, known: [...draft.known, now], state: 'typing' })
    void this.save(key)
  }

  /** What is still to be saved in activities that take changes. */
  waiting(): Draft[] {
    const entries = Object.entries(this.all.value)
    return entries.flatMap(([key, draft]) => (draft.state !== 'saved' && this.#is_open(key) ? draft : []))
  }

  /** The first activity with something that waits for a person: refused, or written by two at once. */
  stuck(): string | undefined {
    const entries = Object.entries(this.all.value).filter(([key]) => this.#is_open(key))
    const found = entries.find(([key, draft]) => draft.state === 'refused' || this.clash(...parts_of(key)))
    return found && parts_of(found[0])[0]
  }

  /** What can't be saved any more, where it was words. */
  leftovers(): { key: string; words: string }[] {
    const entries = Object.entries(this.all.value).filter(([key]) => !this.#is_open(key))
    return entries.flatMap(([key, { value, state }]) =>
      typeof value === 'string' && value.trim() && state !== 'saved' ? { key, words: value } : [],
    )
  }

  put_aside(key: string): void {
    this.#forget(key)
  }

  #is_open(key: string): boolean {
    return this.#live.tables.activities.get(parts_of(key)[0])?.state === 'planned'
  }

  save_all(): void {
    for (const [key, { state }] of Object.entries(this.all.peek())) if (state === 'typing') void this.save(key)
  }

  async save(key: string): Promise<void> {
    clearTimeout(this.#timers.get(key))
    const draft = this.all.peek()[key]
    const [activity_id, name] = parts_of(key)
    if (!draft || draft.state === 'sending' || !this.#live.tables.activities.row(activity_id).peek()) return
    const now = current(this.#live.tables, activity_id, name)
    if (same(now, draft.value)) return this.#release(key)
    if (this.#is_foreign(draft, activity_id, name)) return this.#put(key, { ...draft, state: 'typing' })
    if (!is_sound(name, draft.value)) return this.#put(key, { ...draft, state: 'refused' })
    await this.#send(key, draft)
  }

  async #send(key: string, draft: Draft): Promise<void> {
    const [activity_id, name] = parts_of(key)
    const sent = draft.value
    this.#put(key, { ...draft, known: [...draft.known, settled(sent)], state: 'sending' })
    const answer = await this.#ask(activity_id, name, sent)
    const after = this.all.peek()[key]
    if (!after) return
    if (answer === 'ok') return this.#landed(key, after, sent)
    this.#put(key, { ...after, state: answer === 'clash' ? 'typing' : 'refused' })
  }

  /** The row may have moved on for another field's sake: then the same wish again, with the new version. */
  async #ask(activity_id: string, name: FieldName, value: unknown): Promise<'ok' | 'clash' | 'refused'> {
    const { tables } = this.#live
    let version = tables.activities.row(activity_id).peek()?.version
    for (let nth = 0; nth < MOST_TRIES; nth++) {
      const { id, settled } = this.#live.command('activity.edit', { activity_id, version, ...wire(name, value) })
      const answer = await settled
      if (answer.ok) return this.#saved(id), 'ok'
      this.#live.dismiss(id)
      const draft = this.all.peek()[key_of(activity_id, name)]
      if (answer.code !== 'conflict' || typeof answer.row?.version !== 'number') return 'refused'
      if (version === answer.row.version) return 'refused'
      if (draft && this.#is_foreign(draft, activity_id, name, answer.row)) return 'clash'
      version = answer.row.version
    }
    return 'refused'
  }

  #landed(key: string, after: Draft, sent: unknown): void {
    if (!same(after.value, sent)) {
      this.#put(key, { ...after, state: 'typing' })
      return this.#later(key, PAUSE_MS)
    }
    this.#put(key, { ...after, state: 'saved' })
    setTimeout(() => this.all.peek()[key]?.state === 'saved' && this.#release(key), 3000)
  }

  /** Words of one's own go as soon as the tables show them. */
  #settle(): void {
    for (const [key, draft] of Object.entries(this.all.value)) {
      const [activity_id, name] = parts_of(key)
      if (draft.state === 'saved' && same(current(this.#live.tables, activity_id, name), draft.value))
        queueMicrotask(() => this.#release(key))
    }
  }

  #is_foreign(draft: Draft, activity_id: string, name: FieldName, row?: object): boolean {
    const theirs = settled(current(this.#live.tables, activity_id, name, row))
    return theirs !== settled(draft.value) && !draft.known.includes(theirs)
  }

  #later(key: string, after_ms: number): void {
    clearTimeout(this.#timers.get(key))
    this.#timers.set(key, setTimeout(() => void this.save(key), after_ms))
  }

  #put(key: string, draft: Draft): void {
    this.#keep({ ...this.all.peek(), [key]: draft })
  }

  /** The field in which somebody is typing keeps its words as typed, a space at their end included. */
  focus(key: string): void {
    this.#focused = key
  }

  blur(key: string): void {
    if (this.#focused === key) this.#focused = null
    const state = this.all.peek()[key]?.state
    if (state === 'saved') this.#forget(key)
    else if (state) void this.save(key)
  }

  #release(key: string): void {
    const draft = this.all.peek()[key]
    if (key !== this.#focused) this.#forget(key)
    else if (draft && draft.state !== 'saved') this.#put(key, { ...draft, state: 'saved' })
  }

  #forget(key: string): void {
    const { [key]: _gone, ...others } = this.all.peek()
    this.#keep(others)
  }

  #keep(drafts: Record<string, Draft>): void {
    this.all.value = drafts
    tab_shelf.set(this.#shelf, JSON.stringify(drafts))
  }
}

export function key_of(activity_id: string, name: FieldName): string {
  return `${activity_id}/${name}`
}

function parts_of(key: string): [string, FieldName] {
  const [activity_id, name] = key.split('/')
  return [activity_id!, name as FieldName]
}

function same(a: unknown, b: unknown): boolean {
  return settled(a) === settled(b)
}
