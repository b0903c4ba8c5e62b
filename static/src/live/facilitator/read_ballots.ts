/** Ballots as lines of typing: `1 3 4` or `2×2 5` for dots, `+ + - 0 +` for stances. Pure. */
import type { Choices, Round } from '../rows.ts'

export type Fault =
  | ['unreadable', string]
  | ['no_item', number]
  | ['over_cap', item: number, cap: number]
  | ['over_budget', spent: number, budget: number]
  | ['answers', found: number, of: number]
  | ['nothing']
/** `nth` counts the lines as they stand in the field, empty ones included. */
export type Line = { nth: number; text: string } & ({ choices: Choices; fault?: never } | { fault: Fault; choices?: never })

/** `items`: their ids, in the order in which they are numbered. */
export function read_ballots(text: string, { kind, rule }: Pick<Round, 'kind' | 'rule'>, items: readonly string[]): Line[] {
  return text.split('\n').flatMap((line, at) => {
    const words = plain(line)
    if (!words) return []
    const read = kind === 'dots' ? dots(words, rule, items) : stances(words, items)
    return { nth: at + 1, text: line.trim(), ...(Array.isArray(read) ? { fault: read } : { choices: read }) }
  })
}

const THAI_ZERO = '๐'.charCodeAt(0)

/** One spelling for what keyboards and paper write differently. */
function plain(line: string): string {
  const digits = line.replace(/[๐-๙]/g, (digit) => String(digit.charCodeAt(0) - THAI_ZERO))
  return digits.replace(/[−–—]/g, '-').replace(/[,;]/g, ' ').replace(/\s*[×xX*]\s*/g, '×').trim()
}

function dots(words: string, rule: Round['rule'], items: readonly string[]): Choices | Fault {
  const choices: Choices = {}
  for (const word of words.split(/\s+/)) {
    const [, item, given] = /^(\d{1,4})(?:×(\d{1,3}))?$/.exec(word) ?? []
    if (!item) return ['unreadable', word]
    const id = items[Number(item) - 1]
    if (!id) return ['no_item', Number(item)]
    choices[id] = (choices[id] ?? 0) + Number(given ?? 1)
  }
  return over(choices, rule, items) ?? choices
}

function over(choices: Choices, { cap = 1, budget = 0 }: Round['rule'], items: readonly string[]): Fault | undefined {
  const full = items.findIndex((id) => (choices[id] ?? 0) > cap)
  if (full >= 0) return ['over_cap', full + 1, cap]
  const spent = Object.values(choices).reduce((sum, given) => sum + given, 0)
  if (spent > budget) return ['over_budget', spent, budget]
  return spent === 0 ? ['nothing'] : undefined
}

const STANCES: Record<string, number | null> = { '+': 1, '-': -1, '0': 0, '.': null }

function stances(words: string, items: readonly string[]): Choices | Fault {
  const signs = [...words.replace(/\s+/g, '')]
  const strange = signs.find((sign) => !(sign in STANCES))
  if (strange) return ['unreadable', strange]
  if (signs.length !== items.length) return ['answers', signs.length, items.length]
  const taken = items.flatMap((id, nth) => {
    const stance = STANCES[signs[nth]!]
    return stance === null ? [] : [[id, stance] as const]
  })
  return taken.length ? (Object.fromEntries(taken) as Choices) : ['nothing']
}
