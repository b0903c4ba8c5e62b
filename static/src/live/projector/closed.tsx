/** The end: what came out, who answers and when. */
import type { Live } from '../live.ts'
import { bilingual } from '../i18n.ts'
import { Icon } from '../parts/icon.tsx'
import { sentence } from '../parts/phrases.tsx'
import { workshop_of } from '../parts/reading.ts'
import { t } from '../facilitator/words.ts'
import { decider } from './result.tsx'

const MOST = 6

export function Closed({ live }: { live: Live }) {
  const workshop = workshop_of(live.tables)
  const outcomes = live.tables.outcomes.all.value
  const { projector, outcome, app } = t.value
  return (
    <>
      <header class="row">
        <span class="brand">{app}</span>
        <span class="end soft projector-note">{workshop && bilingual(workshop, 'title')}</span>
      </header>
      <main class="projector-words">
        <h1>{projector.thanks}</h1>
        {decider(live) && (
          <p class="closing-answer row">
            <Icon name="calendar" />
            <b>{sentence(decider(live))}</b>
          </p>
        )}
        {outcomes.length > 0 && (
          <section class="closing-outcomes">
            <h2>{projector.outcomes}</h2>
            <ul>
              {outcomes.slice(0, MOST).map((each) => (
                <li key={each.id}>
                  {bilingual(each, 'title')} <span class="soft">{outcome.kinds[each.kind]}</span>
                </li>
              ))}
            </ul>
          </section>
        )}
      </main>
      <footer class="result-foot">
        <p>{sentence(projector.keep_receipt)}</p>
      </footer>
    </>
  )
}
