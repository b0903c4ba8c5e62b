/** The result on the wall: a distribution with every sector's share; the first row looks like the last. */
import { useRef } from 'preact/hooks'
import type { Live } from '../live.ts'
import type { Activity, Round, Tally } from '../rows.ts'
import { bilingual } from '../i18n.ts'
import { day } from '../parts/dates.ts'
import { Legend } from '../parts/mark.tsx'
import { items_of, workshop_of } from '../parts/reading.ts'
import { by_support, TallyRow } from '../parts/tally.tsx'
import { turnout_in_words } from '../facilitator/rules.ts'
import { t } from '../facilitator/words.ts'
import { useShrink } from './shrink.ts'

type Shown = { live: Live; activity: Activity; round: Round; tally: Tally }
const FEW = 6

export function Result({ live, activity, round, tally }: Shown) {
  const items = by_support(tally, items_of(live.tables, round.id))
  const { projector, vote } = t.value
  const list = useRef<HTMLOListElement>(null)
  useShrink(list, items.map((item) => item.id).join())
  return (
    <>
      <header class="row">
        <h1>{bilingual(activity, 'title')}</h1>
        <span class="end soft projector-note">{turnout_in_words(round, tally)}</span>
      </header>
      <main>
        <ol class="wall-result" ref={list} data-many={items.length > FEW ? '' : undefined}>
          {items.map((item) => (
            <TallyRow key={item.id} item={item} tally={tally} round={round} />
          ))}
        </ol>
      </main>
      <footer class="result-foot">
        <p class="soft">
          {projector.how_to_read(tally.turnout)}
          {tally.entered.turnout > 0 && ` ${vote.entered_count(tally.entered.turnout)}`}
        </p>
        <div class="row">
          <span>{decider(live)}</span>
          <span class="end">
            <Legend />
          </span>
        </div>
      </footer>
    </>
  )
}

export function decider(live: Live): string {
  const brief = workshop_of(live.tables)?.brief
  return brief?.decider ? t.value.projector.decides(brief.decider, day(brief.answer_due)) : ''
}
