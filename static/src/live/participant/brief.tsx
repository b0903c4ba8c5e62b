/** The four things that everybody is told: what it feeds, who decides, what is fixed, when the answer comes. */
import { Fragment } from 'preact'
import type { Brief as BriefRow } from '../rows.ts'
import { day } from '../parts/dates.ts'
import { phrases } from '../parts/phrases.tsx'
import { t } from './words.ts'

const LINES = ['decision', 'decider', 'fixed', 'answer_due'] as const

export function Brief({ brief }: { brief: BriefRow }) {
  const words = t.value.brief
  const said = LINES.filter((line) => brief[line])
  return (
    <section class="stack">
      <h2 class="small">{t.value.brief_title}</h2>
      <dl class="sheet brief-facts">
        {said.map((line) => (
          <Fragment key={line}>
            <dt>{words[line]}</dt>
            <dd>{line === 'answer_due' ? day(brief[line]) : phrases(brief[line])}</dd>
          </Fragment>
        ))}
      </dl>
    </section>
  )
}
