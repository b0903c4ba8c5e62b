/** Where lines of Thai may end, and which words are Thai on a page in another language. */
import type { ComponentChildren } from 'preact'
import { locale } from '../i18n.ts'
import { has_room, is_short, pieces_of } from './line_ends.ts'

const IS_THAI = /[\u0e01-\u0e5b]/
const THAI_RUNS = /([\u0e01-\u0e5b]+)/
const THAI_WORDS = /([\u0e01-\u0e5b]+(?:[\s\d.,/()–-]+[\u0e01-\u0e5b]+)*)/
/** A phrase longer than a narrow phone's line may end inside, between words. */
const LONGEST_PHRASE = 26

/** What people wrote: lines end before a phrase, and no word is cut. */
export function phrases(text: string): ComponentChildren {
  return in_thai(text, whole_words)
}

/** What the product says: lines end at the spaces that its writer set; a number stays with its unit. */
export function sentence(text: string): ComponentChildren {
  return in_thai(text, (words) => at_spaces(words, keep))
}

/** A title or a question: at its spaces too, and where a phrase is wider than the line, inside it as `phrases`.
 * Anything but a string stays as it is. */
export function set(children: ComponentChildren): ComponentChildren {
  return typeof children === 'string' ? in_thai(children, (words) => at_spaces(words, hold)) : children
}

/** Thai among other words says so, for whoever listens. */
function in_thai(text: string, draw: (text: string) => ComponentChildren): ComponentChildren {
  if (!IS_THAI.test(text)) return text
  if (locale.value === 'th') return draw(text)
  return text.split(THAI_WORDS).map((words, nth) => (nth % 2 === 1 ? <span lang="th" key={nth}>{draw(words)}</span> : words))
}

type DrawPhrase = (phrase: string, nth: number) => ComponentChildren

function at_spaces(text: string, draw: DrawPhrase): ComponentChildren {
  return with_units(text).split(' ').flatMap((phrase, nth) => [nth > 0 && ' ', phrase.length > LONGEST_PHRASE ? whole_words(phrase) : draw(phrase, nth)])
}

function keep(phrase: string, nth: number): ComponentChildren {
  return <span class="keep" key={nth}>{phrase}</span>
}

function hold(phrase: string, nth: number): ComponentChildren {
  return <span class="phrase" key={nth}>{whole_words(phrase)}</span>
}

function whole_words(text: string): ComponentChildren {
  return with_units(text).split(THAI_RUNS).map((run, nth) => (nth % 2 === 1 ? whole_pieces(run, nth) : run))
}

/** A line ends at a `<wbr>` and nowhere else, unless a single piece is wider than its box. */
function whole_pieces(run: string, nth: number): ComponentChildren {
  return <span class="keep" key={nth}>{pieces_of(run).flatMap((piece, at) => [at > 0 && <wbr />, is_short(piece) ? piece : <span class={has_room(piece) ? 'piece' : 'wrap'}>{piece}</span>])}</span>
}

/** `เหลือ 3 จุด` as `เหลือ 3\u00a0จุด`; nor does a line begin with `ๆ`. */
function with_units(text: string): string {
  return text.replace(/(^|\s)([\d,.]+) (?=[\u0e01-\u0e5b])/g, '$1$2\u00a0').replaceAll(' ๆ', '\u00a0ๆ')
}
