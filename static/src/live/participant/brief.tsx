/** The four things that everybody is told: what it feeds, who decides, what is fixed, when the answer comes. */
import type { Brief as BriefRow } from '../rows.ts'
import { day } from '../parts/dates.ts'
import { t } from './words.ts'

const LINES = ['decision', 'decider', 'fixed', 'answer_due'] as const

export function Brief({ brief }: { brief: BriefRow }) {
  const words = t.value.brief
  const said = LINES.filter((line) => brief[line])
  return (
    <section class="stack">
      <h2 class="small">{t.value.brief_title}</h2>
      <dl class="sheet stack">
        {said.map((line) => (
          <div key={line}>
            <dt class="small soft">{words[line]}</dt>
            <dd>{line === 'answer_due' ? day(brief[line]) : brief[line]}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
