/** The result on the wall: what came out as the heading, a distribution with every sector's share, and beside it who sees it otherwise. */
import type { Live } from '../live.ts'
import type { Activity, Round, Tally } from '../rows.ts'
import { bilingual } from '../i18n.ts'
import { day } from '../parts/dates.ts'
import { finding_of } from '../parts/finding.tsx'
import { by_support, has_sectors } from '../parts/findings.ts'
import { Mark, SECTORS } from '../parts/mark.tsx'
import { sentence } from '../parts/phrases.tsx'
import { items_of, workshop_of } from '../parts/reading.ts'
import { t as parts } from '../parts/words.ts'
import { turnout_in_words } from '../facilitator/rules.ts'
import { t } from '../facilitator/words.ts'
import { Distribution } from './distribution.tsx'
import { Head } from './head.tsx'
import { useMoment } from './moment.ts'
import { Otherwise } from './otherwise.tsx'

type Shown = { live: Live; activity: Activity; round: Round; tally: Tally; is_reveal: boolean }

export function Result({ live, activity, round, tally, is_reveal }: Shown) {
  const is_moment = useMoment(is_reveal)
  const items = by_support(tally, items_of(live.tables, round.id))
  return (
    <>
      <Head live={live} above={bilingual(activity, 'title')}>
        {sentence(finding_of({ round, tally, items }))} <span class="soft wall-turnout">{sentence(turnout_in_words(round, tally))}</span>
      </Head>
      <main class="wall-result" data-revealing={is_moment ? '' : undefined}>
        <Distribution items={items} round={round} tally={tally} />
        <Otherwise items={items} round={round} tally={tally} />
      </main>
      <footer class="row wall-result-foot">
        <span>{sentence(decider(live))}</span>
        {has_sectors(tally) ? <Legend /> : <span class="end soft">{sentence(parts.value.no_sectors)}</span>}
      </footer>
    </>
  )
}

/** Who answers, and by when. */
export function decider(live: Live): string {
  const brief = workshop_of(live.tables)?.brief
  return brief?.decider ? t.value.projector.decides(brief.decider, day(brief.answer_due)) : ''
}

function Legend() {
  return (
    <ul class="row end soft">
      {SECTORS.map((sector) => (
        <li key={sector} class="keep">
          <Mark sector={sector} /> {parts.value.sectors_short[sector]}
        </li>
      ))}
    </ul>
  )
}
