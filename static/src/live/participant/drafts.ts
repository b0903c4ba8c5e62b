/** Words that were written and not sent: kept on the phone, per board and per note that is being changed, until they are sent or thrown away. */
import { computed, signal, type ReadonlySignal } from '@preact/signals'
import { new_id } from '../ids.ts'
import { phone_shelf, type Shelf } from '../storage.ts'
import { changes_of, is_something, NOTHING_ATTACHED, type Attached, type Sent } from './attached.ts'

/** A saved note as its owner saw it when they began to change it. */
export type Before = { text: string; version: number; attached: Attached }
/** A picture that only this phone has so far; its bytes lie under `key` in `kept_pictures.ts`. */
export type Coming = { key: string; alt: string }

export type Draft = {
  /** The board whose paper it lies on, or a note: one that is being changed, or one that has still to become one. */
  key: string
  board_id: string
  text: string
  zone: string
  attached: Attached
  coming: Coming | null
  before: Before | null
  /** Its owner has sent it: it leaves by itself, as the note `key`, once its picture is on the server. */
  is_going: boolean
  /** Why its picture could not be taken, as a code. */
  objection: string
}

const BLANK: Omit<Draft, 'key' | 'board_id'> = {
  text: '', zone: '', attached: NOTHING_ATTACHED, coming: null, before: null, is_going: false, objection: '',
}

export class Drafts {
  /** Those that hold something which is saved nowhere else. */
  readonly list: ReadonlySignal<readonly Draft[]> = computed(() => [...this.#all.value.values()].filter(holds_something))
  readonly #all = signal<ReadonlyMap<string, Draft>>(new Map())
  readonly #shelf: Shelf
  readonly #prefix: string
  /** What this page last read or wrote: anything else on the shelf is another tab's. */
  readonly #known = new Map<string, string | null>()

  constructor(owner: string, shelf: Shelf = phone_shelf) {
    this.#shelf = shelf
    this.#prefix = `ruamsang.draft.${owner}.`
    this.look_again()
  }

  find(key: string): Draft | undefined {
    return this.#all.value.get(key)
  }

  of(key: string): Draft {
    return this.find(key) ?? { ...BLANK, key, board_id: key }
  }

  has_something(key: string): boolean {
    return this.list.value.some((draft) => draft.key === key)
  }

  keep(key: string, change: Partial<Omit<Draft, 'key'>>): void {
    const draft = { ...this.#now(key), ...change, key }
    this.#rescue(key, draft.text)
    this.#write(draft)
  }

  attach(key: string, change: Partial<Attached>): void {
    this.keep(key, { attached: { ...this.#now(key).attached, ...change } })
  }

  /** What its picture shows, in words. */
  describe(key: string, alt: string): void {
    const { coming, attached } = this.#now(key)
    if (coming) this.keep(key, { coming: { ...coming, alt } })
    else if (attached.picture) this.attach(key, { picture: { ...attached.picture, alt } })
  }

  drop(key: string): void {
    this.#rescue(key, this.#now(key).text)
    this.#shelf.remove(this.#prefix + key)
    this.#take_in(key, null)
  }

  /** Sent but for its picture: it waits as this note, and its paper is free again. */
  send_off(key: string, note_id: string): void {
    this.keep(note_id, { ...this.#now(key), is_going: true })
    if (note_id !== key) this.drop(key)
  }

  /** What lies on this paper makes room and waits as a draft of its own. */
  set_aside(key: string): void {
    this.keep(new_id(), this.#now(key))
    this.drop(key)
  }

  /** A picture is on the server: its draft has it now, wherever that draft was put meanwhile. */
  arrived(coming_key: string, picture: Sent): Draft | undefined {
    const draft = this.that_brings(coming_key)
    if (!draft) return undefined
    const { alt } = draft.coming!
    this.keep(draft.key, { coming: null, attached: { ...draft.attached, picture: { ...picture, alt } } })
    return this.#now(draft.key)
  }

  /** A picture will never be sent: its draft goes on without it and says why; one that was going waits again. */
  object(coming_key: string, objection: string): Draft | undefined {
    const draft = this.that_brings(coming_key)
    if (draft) this.keep(draft.key, { coming: null, is_going: false, objection })
    return draft
  }

  that_brings(coming_key: string): Draft | undefined {
    return [...this.#all.peek().values()].find(({ coming }) => coming?.key === coming_key)
  }

  /** Another tab of the same person may have written or sent something. */
  look_again(): void {
    const stored = this.#shelf.keys().filter((key) => key.startsWith(this.#prefix)).map((key) => key.slice(this.#prefix.length))
    for (const key of new Set([...stored, ...this.#known.keys()])) {
      const text = this.#shelf.get(this.#prefix + key)
      if (text !== (this.#known.get(key) ?? null)) this.#take_in(key, text)
    }
  }

  #now(key: string): Draft {
    return this.#all.peek().get(key) ?? { ...BLANK, key, board_id: key }
  }

  /** Another tab has written and this one has not heard: words that would be overwritten get a draft of their own. */
  #rescue(key: string, text: string): void {
    const stored = this.#shelf.get(this.#prefix + key)
    if (stored === (this.#known.get(key) ?? null)) return
    const theirs = this.#shelf.read<Draft>(this.#prefix + key)
    if (theirs?.text && !text.includes(theirs.text)) this.#write({ ...BLANK, ...theirs, key: new_id() })
  }

  #write(draft: Draft): void {
    const { key, ...content } = draft
    this.#shelf.set(this.#prefix + key, JSON.stringify(content))
    this.#known.set(key, this.#shelf.get(this.#prefix + key))
    this.#all.value = new Map(this.#all.peek()).set(key, draft)
  }

  #take_in(key: string, stored: string | null): void {
    this.#known.set(key, stored)
    const read = stored === null ? null : this.#shelf.read<Partial<Draft>>(this.#prefix + key)
    const all = new Map(this.#all.peek())
    if (read) all.set(key, { board_id: key, ...BLANK, ...read, key })
    else all.delete(key)
    this.#all.value = all
  }
}

function holds_something({ key, board_id, text, attached, coming, before, objection }: Draft): boolean {
  if (coming || (objection && key !== board_id)) return true
  if (before) return text !== before.text || Object.keys(changes_of(before.attached, attached)).length > 0
  return text.trim() !== '' || is_something(attached)
}
