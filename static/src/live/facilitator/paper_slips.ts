/** Lines from paper on their way: each is a note of its own in the outbox; what is refused comes back as words. */
import { batch, signal } from '@preact/signals'
import { new_id } from '../ids.ts'
import type { Live } from '../live.ts'
import { graphemes, LIMITS, tidy } from '../words.ts'
import { refusal } from '../parts/words.ts'
import { t } from './words.ts'

export type Refused = { text: string; why: string }
export type Paper = { board_id: string; zone: string; on_behalf_of: string } & Record<string, unknown>

const BULLET = /^(?:[-*•–]|\d{1,3}[.)])\s+/

/** One note per line; bullets and numbers that stood before them on paper are no words of theirs. */
export function lines_of(text: string): string[] {
  return text.split('\n').map((line) => tidy(line).replace(BULLET, '')).filter(Boolean)
}

export class PaperSlips {
  /** How many were asked for and are not answered yet; how many were asked in this go; how many are saved in all. */
  readonly left = signal(0)
  readonly asked = signal(0)
  readonly done = signal(0)
  readonly is_busy = signal(false)
  readonly refused = signal<readonly Refused[]>([])
  #live: Live

  constructor(live: Live) {
    this.#live = live
  }

  /** Gives back the lines that were not taken, in their order. */
  async enter(lines: readonly string[], paper: Paper): Promise<string[]> {
    batch(() => {
      this.is_busy.value = true
      this.refused.value = []
      this.asked.value = this.left.value = lines.length
    })
    const whys = await Promise.all(lines.map((line) => this.#one(line, paper)))
    const refused = lines.flatMap((text, nth) => (whys[nth] ? [{ text, why: whys[nth] }] : []))
    batch(() => {
      this.refused.value = refused
      this.is_busy.value = false
    })
    return refused.map(({ text }) => text)
  }

  /** Null when it was saved, else why not. */
  async #one(text: string, paper: Paper): Promise<string | null> {
    const why = graphemes(text) > LIMITS.note ? t.value.note.too_long(graphemes(text) - LIMITS.note) : await this.#ask(text, paper)
    this.left.value--
    if (why === null) this.done.value++
    return why
  }

  async #ask(text: string, paper: Paper): Promise<string | null> {
    const { id, settled } = this.#live.command('note.add', { ...paper, note_id: new_id(), text })
    const answer = await settled
    if (answer.ok) return null
    this.#live.dismiss(id)
    return refusal(answer.code)
  }
}
