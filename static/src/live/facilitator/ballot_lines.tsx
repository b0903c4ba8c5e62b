/** Many ballots at once: a line each, what is wrong said at its line, and what will be counted before it is saved. */
import type { Signal } from '@preact/signals'
import type { Choices, Round, RoundItem } from '../rows.ts'
import { bilingual } from '../i18n.ts'
import { phrases, sentence } from '../parts/phrases.tsx'
import { Status } from '../parts/status.tsx'
import { t as parts } from '../parts/words.ts'
import { readable } from './ballot_pile.ts'
import { Field } from './field.tsx'
import { t } from './paper_words.ts'
import type { Fault, Line } from './read_ballots.ts'

type Entry = {
  round: Round
  items: readonly RoundItem[]
  text: Signal<string>
  lines: readonly Line[]
  names: readonly string[]
  onEnter: () => void
}

/** `names`: what each line that can be read will be called, in their order. */
export function BallotLines({ round, items, text, lines, names, onEnter }: Entry) {
  const { ballot } = t.value
  const press = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return
    event.preventDefault()
    onEnter()
  }
  return (
    <>
      <Counted round={round} items={items} lines={lines} />
      <div onKeyDown={press}>
        <Field label={ballot.lines} hint={hint_for(round)} value={text} is_long rows={6} />
      </div>
      <Read round={round} lines={lines} names={names} items={items} />
    </>
  )
}

function hint_for({ kind, rule }: Round): string {
  const { stance, dots, many_dots } = t.value.ballot.lines_hint
  if (kind === 'stance') return stance
  return (rule.cap ?? 1) > 1 ? many_dots : dots
}

/** Each line as it was understood, or why it was not. */
function Read({ round, lines, names, items }: Omit<Entry, 'text' | 'onEnter'>) {
  const { ballot } = t.value
  const faulty = lines.filter(({ fault }) => fault).length
  const named: readonly Line[] = readable(lines)
  if (lines.length === 0) return null
  return (
    <div class="stack" role="status">
      <ul class="read-lines small">
        {lines.map((line) => (
          <li key={line.nth}>
            <span class="faint">{ballot.line(line.nth)}</span>
            {line.fault ? (
              <span class="row" data-wrap>
                <Status tone="bad">{in_words(line.fault)}</Status> <q>{line.text}</q>
              </span>
            ) : (
              <span>
                {named_line(names[named.indexOf(line)])}
                <b class="number keep">{marks(round, line.choices, items)}</b>
              </span>
            )}
          </li>
        ))}
      </ul>
      {faulty > 0 && <p class="small">{sentence(ballot.faulty(faulty))}</p>}
    </div>
  )
}

/** Nothing as long as it is not said for whom. */
function named_line(name: string | undefined): string {
  return name ? `${name}: ` : ''
}

function in_words(fault: Fault): string {
  const { faults } = t.value.ballot
  switch (fault[0]) {
    case 'unreadable':
      return faults.unreadable(fault[1])
    case 'no_item':
      return faults.no_item(fault[1])
    case 'over_cap':
      return faults.over_cap(fault[1], fault[2])
    case 'over_budget':
      return faults.over_budget(fault[1], fault[2])
    case 'answers':
      return faults.answers(fault[1], fault[2])
    case 'nothing':
      return faults.nothing
  }
}

/** `1 · 3×2`, or `+ − 0` in the order of the items. */
function marks({ kind }: Round, choices: Choices, items: readonly RoundItem[]): string {
  if (kind === 'stance') return items.map(({ id }) => SIGNS[`${choices[id] ?? ''}`]).join(' ')
  return items.flatMap(({ id }, nth) => dots_on(choices[id] ?? 0, nth + 1)).join(' · ')
}

function dots_on(given: number, item: number): string[] {
  if (given === 0) return []
  return [given > 1 ? `${item}×${given}` : `${item}`]
}

const SIGNS: Record<string, string> = { '1': '+', '0': '0', '-1': '−', '': '.' }

/** The items under their numbers, and what the lines give to each. */
function Counted({ round, items, lines }: Pick<Entry, 'round' | 'items' | 'lines'>) {
  const counted = readable(lines).map(({ choices }) => choices)
  const { on_ballot, preview } = t.value.ballot
  return (
    <section class="stack tight">
      <h3 class="heading">{counted.length > 0 ? preview : on_ballot}</h3>
      <ol class="numbered small">
        {items.map((item) => (
          <li key={item.id}>
            {phrases(bilingual(item, 'text'))}{' '}
            {counted.length > 0 && <b class="number keep">{sum_of(round, counted, item.id)}</b>}
          </li>
        ))}
      </ol>
    </section>
  )
}

function sum_of({ kind }: Round, counted: readonly Choices[], item_id: string): string {
  const given = counted.flatMap((choices) => choices[item_id] ?? [])
  if (kind === 'dots') return parts.value.dots(given.reduce((sum, dots) => sum + dots, 0))
  const { stances } = parts.value
  return ([1, 0, -1] as const)
    .map((stance) => `${stances[`${stance}`]} ${given.filter((each) => each === stance).length}`)
    .join(' · ')
}
