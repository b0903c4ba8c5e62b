/** Slips of paper on their way: each is a command of its own in the outbox; what is refused comes back as words. */
import { batch, signal } from '@preact/signals'
import { new_id } from '../ids.ts'
import type { Live } from '../live.ts'
import { graphemes, LIMITS, tidy } from '../words.ts'
import { refusal } from '../parts/words.ts'
import { t } from './paper_words.ts'

export type Refused = { text: string; why: string }
export type Paper = { board_id: string; zone: string; on_behalf_of: string } & Record<string, unknown>
/** `text` is the line as it was typed; what has a `why` already is not sent. */
export type Slip = { text: string; type: 'note.add' | 'ballot.cast'; data: Record<string, unknown>; why?: string }

const BULLET = /^(?:[-*•–]|\d{1,3}[.)])\s+/

/** One note per line; bullets and numbers that stood before them on paper are no words of theirs. */
export function lines_of(text: string): string[] {
  return text.split('\n').map((line) => tidy(line).replace(BULLET, '')).filter(Boolean)
}

/** What came back, in front of what was typed meanwhile. */
export function joined(back: readonly { text: string }[], text: string): string {
  return [...back.map((slip) => slip.text), text].filter(Boolean).join('\n')
}

/** Notes for the same table, one of each line. */
export function note_slips(lines: readonly string[], paper: Paper): Slip[] {
  return lines.map((text) => {
    const over = graphemes(text) - LIMITS.note
    const slip: Slip = { text, type: 'note.add', data: { ...paper, note_id: new_id(), text } }
    return over > 0 ? { ...slip, why: t.value.note.too_long(over) } : slip
  })
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

  /** How many were saved is counted anew each time that a sheet is opened. */
  begin(): void {
    if (!this.is_busy.peek()) this.done.value = 0
  }

  /** Gives back the slips that were not taken, in their order. */
  async enter(slips: readonly Slip[]): Promise<Slip[]> {
    batch(() => {
      this.is_busy.value = true
      this.refused.value = []
      this.asked.value = this.left.value = slips.length
    })
    const whys = await Promise.all(slips.map((slip) => this.#one(slip)))
    const refused = slips.flatMap((slip, nth) => (whys[nth] ? [{ ...slip, why: whys[nth] }] : []))
    batch(() => {
      this.refused.value = refused
      this.is_busy.value = false
    })
    return refused
  }

  /** Lines for this board that were refused after the page that sent them had gone. */
  left_behind(board_id: string): { text: string }[] {
    const refused = this.#live.outbox.peek().filter(({ type, state, data }) => {
      return type === 'note.add' && state === 'refused' && data['board_id'] === board_id && data['on_behalf_of']
    })
    for (const { id } of refused) this.#live.dismiss(id)
    return refused.map(({ data }) => ({ text: String(data['text']) }))
  }

  /** Null when it was saved, else why not. */
  async #one(slip: Slip): Promise<string | null> {
    const why = slip.why ?? (await this.#ask(slip))
    this.left.value--
    if (why === null) this.done.value++
    return why
  }

  async #ask({ type, data }: Slip): Promise<string | null> {
    const { id, settled } = this.#live.command(type, data)
    const answer = await settled
    if (answer.ok) return null
    this.#live.dismiss(id)
    return refusal(answer.code)
  }
}
