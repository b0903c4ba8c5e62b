/** The result on the wall: in words, as a distribution with every sector's share, and who sees it otherwise beside it. */
import { useRef } from 'preact/hooks'
import type { Live } from '../live.ts'
import type { Activity, Round, Tally } from '../rows.ts'
import { bilingual } from '../i18n.ts'
import { day } from '../parts/dates.ts'
import { Dissent } from '../parts/dissent.tsx'
import { Finding } from '../parts/finding.tsx'
import { by_support, has_sectors } from '../parts/findings.ts'
import { Legend } from '../parts/mark.tsx'
import { items_of, workshop_of } from '../parts/reading.ts'
import { TallyRow } from '../parts/tally.tsx'
import { t as parts } from '../parts/words.ts'
import { turnout_in_words } from '../facilitator/rules.ts'
import { t } from '../facilitator/words.ts'
import { useMoment } from './board.tsx'
import { useShrink } from './shrink.ts'

type Shown = { live: Live; activity: Activity; round: Round; tally: Tally; is_reveal: boolean }
const FEW = 6

export function Result({ live, activity, round, tally, is_reveal }: Shown) {
  const is_moment = useMoment(is_reveal)
  const items = by_support(tally, items_of(live.tables, round.id))
  const { projector, vote } = t.value
  const list = useRef<HTMLOListElement>(null)
  const aside = useRef<HTMLElement>(null)
  useShrink(list, items.map((item) => item.id).join())
  useShrink(aside, items.map((item) => item.id).join())
  return (
    <>
      <header class="row">
        <h1>{bilingual(activity, 'title')}</h1>
        <span class="end soft projector-note">{turnout_in_words(round, tally)}</span>
      </header>
      <main class="wall-result-frame">
        <ol class="wall-result" ref={list} data-many={items.length > FEW ? '' : undefined} data-revealing={is_moment ? '' : undefined}>
          {items.map((item) => (
            <TallyRow key={item.id} item={item} tally={tally} round={round} />
          ))}
        </ol>
        <aside class="wall-aside" ref={aside}>
          <Finding round={round} tally={tally} items={items} />
          <Dissent round={round} tally={tally} items={items} />
        </aside>
      </main>
      <footer class="result-foot">
        <p class="soft">
          {has_sectors(tally) ? projector.how_to_read(tally.turnout) : parts.value.no_sectors}
          {tally.entered.turnout > 0 && ` ${vote.entered_count(tally.entered.turnout)}`}
        </p>
        <div class="row">
          <span>{decider(live)}</span>
          <span class="end">
            {has_sectors(tally) && <Legend />}
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
