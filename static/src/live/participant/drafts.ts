/** Words that were typed and not sent: kept on the phone per board, until they are sent or thrown away. */
import { signal } from '@preact/signals'
import { phone_shelf, type Shelf } from '../storage.ts'

export type Draft = { board_id: string; text: string; zone: string }

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
    const { text = '', zone = '' } = this.#shelf.read<Partial<Draft>>(this.#prefix + board_id) ?? {}
    return { board_id, text, zone }
  }

  keep(board_id: string, change: { text?: string; zone?: string }): void {
    this.#shelf.set(this.#prefix + board_id, JSON.stringify({ ...this.of(board_id), ...change }))
    this.#refresh()
  }

  drop(board_id: string): void {
    this.#shelf.remove(this.#prefix + board_id)
    this.#refresh()
  }

  #refresh(): void {
    const keys = this.#shelf.keys().filter((key) => key.startsWith(this.#prefix))
    const all = keys.map((key) => this.of(key.slice(this.#prefix.length)))
    this.list.value = all.filter(({ text }) => text.trim() !== '')
  }
}
