/** The end: what came out, who answers and when. */
import { useSignal } from '@preact/signals'
import { useRef } from 'preact/hooks'
import type { Live } from '../live.ts'
import { bilingual } from '../i18n.ts'
import { Icon } from '../parts/icon.tsx'
import { sentence, set } from '../parts/phrases.tsx'
import { workshop_of } from '../parts/reading.ts'
import { t as parts } from '../parts/words.ts'
import { t } from '../facilitator/words.ts'
import { fit_looks, useFitting } from './fitting.ts'
import { decider } from './result.tsx'

const LOOKS = [{ names: '', sizes: [1.6, 1.45, 1.3, 1.15, 1, 0.9, 0.84] }]

export function Closed({ live }: { live: Live }) {
  const workshop = workshop_of(live.tables)
  const { projector, app } = t.value
  return (
    <>
      <header class="row">
        <span class="brand">{app}</span>
        <span class="end soft">{workshop && set(bilingual(workshop, 'title'))}</span>
      </header>
      <Kept live={live} />
      <footer class="wall-foot">
        <p>{sentence(projector.keep_receipt)}</p>
      </footer>
    </>
  )
}

function Kept({ live }: { live: Live }) {
  const frame = useRef<HTMLElement>(null)
  const left_out = useSignal(0)
  const { projector, outcome } = t.value
  const outcomes = live.tables.outcomes.all.value
  useFitting(frame, (main) => {
    const entries = [...main.querySelectorAll<HTMLElement>('li')]
    left_out.value = fit_looks(main, LOOKS, entries.slice(0, -1), entries.at(-1)!)
  })
  return (
    <main class="wall-end" ref={frame}>
      <h1>{sentence(projector.thanks)}</h1>
      {decider(live) && (
        <p class="closing-answer row">
          <Icon name="calendar" />
          <b>{sentence(decider(live))}</b>
        </p>
      )}
      <section hidden={outcomes.length === 0}>
        <h2>{projector.outcomes}</h2>
        <ul>
          {outcomes.map((each) => (
            <li key={each.id}>
              {set(bilingual(each, 'title'))} <span class="soft keep">{outcome.kinds[each.kind]}</span>
            </li>
          ))}
          <li class="soft">{parts.value.finding.and_more(left_out.value)}</li>
        </ul>
      </section>
    </main>
  )
}
