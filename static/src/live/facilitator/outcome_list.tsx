/** What was saved so far; each is a link to its own staff page. */
import type { Outcome } from '../rows.ts'
import { bilingual } from '../i18n.ts'
import { Icon } from '../parts/icon.tsx'
import { phrases, sentence } from '../parts/phrases.tsx'
import { workshop_of } from '../parts/reading.ts'
import { useSteering } from './steering.ts'
import { t } from './words.ts'

export function OutcomeList() {
  const steering = useSteering()
  const { tables } = steering.live
  const outcomes = tables.outcomes.all.value
  return (
    <section>
      <h2 class="heading">{t.value.outcome.list}</h2>
      {outcomes.length === 0 && <p class="small soft">{sentence(t.value.outcome.none)}</p>}
      <ul class="stack small">
        {outcomes.map((outcome) => (
          <Line key={outcome.id} outcome={outcome} />
        ))}
      </ul>
      {workshop_of(tables)?.state === 'open' && (
        <button class="button" data-kind="plain" onClick={() => steering.open({ name: 'outcome', derived_from: [] })}>
          <Icon name="plus" />
          {t.value.outcome.add}
        </button>
      )}
    </section>
  )
}

function Line({ outcome }: { outcome: Outcome }) {
  return (
    <li>
      <a href={`/staff/outcomes/${outcome.public_id}`} target="_blank" rel="noopener">
        {phrases(bilingual(outcome, 'title') || outcome.text)}
      </a>
      <br />
      <span class="tiny faint">{t.value.outcome.kinds[outcome.kind]}</span>
    </li>
  )
}
