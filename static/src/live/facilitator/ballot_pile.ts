/** A pile of paper ballots of one round: for whom, what is typed and not saved yet, and what the next slips are called. */
import { computed, signal } from '@preact/signals'
import type { Live } from '../live.ts'
import type { Choices, Round, RoundItem } from '../rows.ts'
import { new_id } from '../ids.ts'
import { kept_paper, once } from './kept_paper.ts'
import { joined, PaperSlips, type Slip } from './paper_slips.ts'
import { t } from './paper_words.ts'
import { next_in_pile, pile_of } from './pile.ts'
import type { Line } from './read_ballots.ts'

const EMPTY = { whom: '', way: 'slip' as 'slip' | 'lines', choices: {} as Choices, text: '' }

/** It goes on while its sheet is closed. */
export function pile_for(live: Live, round_id: string): BallotPile {
  return once(live, `pile.${round_id}`, () => new BallotPile(live, round_id))
}

export class BallotPile {
  readonly slips: PaperSlips
  readonly kept
  readonly is_unsaved = computed(() => this.kept.text.value.trim() !== '' || Object.keys(this.kept.choices.value).length > 0)
  /** Names under which slips were saved from here: their rows may be on their way. */
  readonly #given = signal<readonly string[]>([])
  readonly #live: Live
  readonly #round_id: string

  constructor(live: Live, round_id: string) {
    this.#live = live
    this.#round_id = round_id
    this.slips = new PaperSlips(live)
    this.kept = kept_paper(live, `ballots.${round_id}`, EMPTY)
  }

  /** The name stays for the whole pile until it is changed; its slips are counted. */
  names(count: number): string[] {
    const whom = pile_of(this.kept.whom.value.trim())
    const rows = this.#live.tables.entered_ballots.all.value.filter(({ round_id }) => round_id === this.#round_id)
    const first = next_in_pile(whom, [...rows.map(({ on_behalf_of }) => on_behalf_of), ...this.#given.value])
    return Array.from({ length: whom ? count : 0 }, (_, nth) => t.value.ballot.slip(whom, first + nth))
  }

  /** How many were not taken: what was chosen on them is back. */
  async enter_one(items: readonly RoundItem[]): Promise<number> {
    const { choices } = this.kept
    const chosen = choices.value
    choices.value = {}
    const back = await this.#enter([{ text: t.value.ballot.ways.slip, choices: chosen }], items)
    if (back.length > 0) choices.value = chosen
    return back.length
  }

  /** What can be read is saved, a command each; the other lines stay in the field. */
  async enter_lines(lines: readonly Line[], items: readonly RoundItem[]): Promise<number> {
    const { text } = this.kept
    text.value = joined(lines.filter(({ fault }) => fault), '')
    const back = await this.#enter(readable(lines), items)
    text.value = joined(back, text.value)
    return back.length
  }

  async #enter(read: readonly { text: string; choices: Choices }[], items: readonly RoundItem[]): Promise<Slip[]> {
    const names = this.names(read.length)
    const sent = read.map(({ text, choices }, nth) => ({
      text,
      type: 'ballot.cast' as const,
      data: { round_id: this.#round_id, ballot_id: new_id(), on_behalf_of: names[nth]!, choices: whole(items, choices) },
    }))
    const back = await this.slips.enter(sent)
    const refused = new Set(back.map(({ data }) => data['on_behalf_of']))
    this.#given.value = [...this.#given.value, ...names.filter((name) => !refused.has(name))]
    return back
  }

  /** Throws away what is not saved; what it gives back brings it back. */
  empty(): () => void {
    const { text, choices } = this.kept
    const [words, chosen] = [text.value, choices.value]
    text.value = ''
    choices.value = {}
    return () => {
      text.value = words
      choices.value = chosen
    }
  }
}

export function readable(lines: readonly Line[]): (Line & { choices: Choices })[] {
  return lines.filter((line): line is Line & { choices: Choices } => line.choices !== undefined)
}

/** Every item of the round: what is not chosen is taken back. */
export function whole(items: readonly RoundItem[], choices: Choices): Record<string, number | null> {
  return Object.fromEntries(items.map(({ id }) => [id, choices[id] ?? null]))
}

export type OfRound = { round: Round; items: RoundItem[] }
