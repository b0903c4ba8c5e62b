/** Beside a result: who sees it otherwise, and how to read it. No item is named as the first. */
import { useSignal } from '@preact/signals'
import { useRef } from 'preact/hooks'
import type { Round, RoundItem, Tally } from '../rows.ts'
import { Dissent } from '../parts/dissent.tsx'
import { has_sectors } from '../parts/findings.ts'
import { sentence } from '../parts/phrases.tsx'
import { t as parts } from '../parts/words.ts'
import { t } from '../facilitator/words.ts'
import { fit_looks, useFitting } from './fitting.ts'

type Result = { items: readonly RoundItem[]; round: Round; tally: Tally }

const LOOKS = [
  { names: '', sizes: [1.65, 1.5, 1.4, 1.3, 1.25] },
  { names: 'tight', sizes: [1.25] },
]

export function Otherwise({ items, round, tally }: Result) {
  const frame = useRef<HTMLElement>(null)
  const left_out = useSignal(0)
  const { projector, vote } = t.value
  useFitting(frame, (aside) => void (left_out.value = fit_aside(aside)))
  return (
    <aside class="wall-aside" ref={frame}>
      <Dissent round={round} tally={tally} items={items} />
      <p class="soft wall-left-out">{parts.value.finding.and_more(left_out.value)}</p>
      {has_sectors(tally) && <p class="soft">{sentence(projector.how_to_read(tally.turnout))}</p>}
      {tally.entered.turnout > 0 && <p class="soft">{sentence(vote.entered_count(tally.entered.turnout))}</p>}
    </aside>
  )
}

function fit_aside(aside: HTMLElement): number {
  const more = aside.querySelector<HTMLElement>('.wall-left-out')!
  return fit_looks(aside, LOOKS, [...aside.querySelectorAll<HTMLElement>('.dissent')], more)
}
