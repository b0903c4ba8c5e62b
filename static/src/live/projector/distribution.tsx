/** All items of a result with their numbers, on the scale of everybody who voted: large, else as a table, else in two columns. */
import { useSignal } from '@preact/signals'
import { useRef } from 'preact/hooks'
import type { Counts, Round, RoundItem, Tally } from '../rows.ts'
import { bilingual } from '../i18n.ts'
import { has_sectors, is_told_by_sector, support } from '../parts/findings.ts'
import { Mark, SECTORS } from '../parts/mark.tsx'
import { phrases } from '../parts/phrases.tsx'
import { Pickets } from '../parts/pickets.tsx'
import { Bar } from '../parts/tally.tsx'
import { t as parts } from '../parts/words.ts'
import { fit_looks, useFitting, type Look } from './fitting.ts'

type Result = { items: readonly RoundItem[]; round: Round; tally: Tally }

const STANCES = ['1', '0', '-1'] as const
type Stance = (typeof STANCES)[number]
const LOOKS: readonly Look[] = [
  { names: '', sizes: [2.1, 1.85, 1.65, 1.5] },
  { names: 'compact', sizes: [1.5, 1.4, 1.25] },
  { names: 'compact halved', sizes: [1.4, 1.25] },
  { names: 'compact halved tight', sizes: [1.25] },
]

export function Distribution({ items, round, tally }: Result) {
  const frame = useRef<HTMLElement>(null)
  const left_out = useSignal(0)
  useFitting(frame, (section) => {
    const rows = [...section.querySelectorAll<HTMLElement>('.result-row')]
    left_out.value = fit_looks(section, LOOKS, rows, section.querySelector<HTMLElement>('.wall-left-out')!)
  })
  return (
    <section class="distribution" ref={frame} data-kind={round.kind}>
      <div class="soft" aria-hidden="true">
        <Heading round={round} tally={tally} />
        <Heading round={round} tally={tally} />
      </div>
      <ol>
        {items.map((item) => (
          <Row key={item.id} item={item} round={round} tally={tally} />
        ))}
        <li class="soft wall-left-out">{parts.value.finding.and_more(left_out.value)}</li>
      </ol>
    </section>
  )
}

/** What the numbers and posts are: once, or over each of two columns. */
function Heading({ round, tally }: { round: Round; tally: Tally }) {
  return (
    <div class="distribution-heading">
      <p>{round.kind === 'stance' && STANCES.map((stance) => <StanceName key={stance} stance={stance} />)}</p>
      {has_sectors(tally) && <p class="posts">{SECTORS.map((sector) => <Mark key={sector} sector={sector} />)}</p>}
    </div>
  )
}

function StanceName({ stance }: { stance: Stance }) {
  return (
    <span class="keep">
      <i class="stance" data-stance={stance} /> {parts.value.stances[stance]}
    </span>
  )
}

function Row({ item, round, tally }: { item: RoundItem; round: Round; tally: Tally }) {
  const counts = tally.items.find(({ id }) => id === item.id)?.counts ?? {}
  const cap = round.kind === 'dots' ? (round.rule.cap ?? 1) : 1
  return (
    <li class="result-row">
      <div class="tally">
        <p class="tally-words">{phrases(bilingual(item, 'text'))}</p>
        <p class="tally-numbers number">{round.kind === 'dots' ? support(counts) : <Stances counts={counts} />}</p>
        <Bar counts={counts} of={tally.turnout * cap} kind={round.kind} />
      </div>
      {is_told_by_sector(tally, item.id)
        ? <Pickets tally={tally} item_id={item.id} cap={cap} />
        : has_sectors(tally) && <div class="pickets" data-untold="" />}
    </li>
  )
}

function Stances({ counts }: { counts: Counts }) {
  return STANCES.map((stance) => (
    <span key={stance}>
      <i class="stance" data-stance={stance} />
      <span class="hidden-label">{parts.value.stances[stance]} </span>
      {counts[stance] ?? 0}
    </span>
  ))
}
