/** Words that were typed and not sent: kept on the phone per board, until they are sent or thrown away. */
import { signal } from '@preact/signals'
import { phone_shelf, type Shelf } from '../storage.ts'
import { is_something, NOTHING_ATTACHED, type Attached, type Sent } from './attached.ts'

/** `unsent` is the key of a picture that is still on its way; its bytes are in `kept_pictures.ts`. */
export type Draft = { board_id: string; text: string; zone: string; attached: Attached; unsent: string | null }

export class Drafts {
  readonly list = signal<readonly Draft[]>([])
  #shelf: Shelf
  #prefix: string

  constructor(owner: string, shelf: Shelf = phone_shelf) {
    this.#shelf = shelf
    this.#prefix = `ruamsang.draft.${owner}.`
    this.#refresh()
  }

  of(board_id: string): Draft {
    const kept = this.#shelf.read<Partial<Draft>>(this.#prefix + board_id) ?? {}
    const { text = '', zone = '', attached = NOTHING_ATTACHED, unsent = null } = kept
    return { board_id, text, zone, attached, unsent }
  }

  keep(board_id: string, change: Partial<Omit<Draft, 'board_id'>>): void {
    this.#shelf.set(this.#prefix + board_id, JSON.stringify({ ...this.of(board_id), ...change }))
    this.#refresh()
  }

  drop(board_id: string): void {
    this.#shelf.remove(this.#prefix + board_id)
    this.#refresh()
  }

  /** A picture is on the server: its draft has it now, wherever that draft was put meanwhile. */
  arrived(unsent: string, picture: Sent): void {
    const draft = this.list.peek().find((each) => each.unsent === unsent)
    if (draft) this.keep(draft.board_id, { unsent: null, attached: { ...draft.attached, picture } })
  }

  #refresh(): void {
    const keys = this.#shelf.keys().filter((key) => key.startsWith(this.#prefix))
    const all = keys.map((key) => this.of(key.slice(this.#prefix.length)))
    this.list.value = all.filter(({ text, attached, unsent }) => text.trim() !== '' || is_something(attached) || unsent !== null)
  }
}
