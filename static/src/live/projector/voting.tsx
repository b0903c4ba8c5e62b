/** A vote in progress: how many have voted, and that nobody sees more; beside it what is voted on. */
import { useSignal } from '@preact/signals'
import { useRef } from 'preact/hooks'
import type { Live } from '../live.ts'
import type { Activity, Round, RoundItem } from '../rows.ts'
import { bilingual } from '../i18n.ts'
import { Icon } from '../parts/icon.tsx'
import { phrases, sentence } from '../parts/phrases.tsx'
import { items_of } from '../parts/reading.ts'
import { t as parts } from '../parts/words.ts'
import { rule_in_words } from '../facilitator/rules.ts'
import { t } from '../facilitator/words.ts'
import { fit_looks, useFitting, type Look } from './fitting.ts'
import { Foot } from './foot.tsx'
import { Head, question_of, title_over_question } from './head.tsx'
import { Words } from './words.tsx'
import { Count } from './writing.tsx'

export function Voting({ live, activity, round }: { live: Live; activity: Activity; round: Round }) {
  const items = items_of(live.tables, round.id)
  return (
    <>
      <Head live={live} above={title_over_question(activity)} />
      <Words title={question_of(activity)} beside={items.length > 0 && <Items items={items} />}>
        <Progress live={live} round={round} />
      </Words>
      <Foot live={live} />
    </>
  )
}

function Progress({ live, round }: { live: Live; round: Round }) {
  const { turnout, joined } = live.presence.value
  const voted = turnout[round.id] ?? 0
  const expected = Math.max(voted, joined)
  const { projector, of_people } = t.value
  return (
    <>
      <Count count={voted}>{of_people(expected)}</Count>
      <div class="progress" aria-hidden="true">
        <i style={{ '--v': expected ? voted / expected : 0 }} />
      </div>
      <p class="soft row">
        <Icon name="lock" />
        <span>{sentence(round.state === 'open' ? projector.lock_line : projector.counted)}</span>
      </p>
      <p class="soft">{sentence(rule_in_words(round))}</p>
    </>
  )
}

const LOOKS: readonly Look[] = [
  { names: '', sizes: [2.4, 2.1, 1.85, 1.6, 1.4] },
  { names: 'halved', sizes: [1.6, 1.4, 1.25] },
  { names: 'halved tight', sizes: [1.25] },
]

/** In the ballot's order; phones shuffle theirs. */
function Items({ items }: { items: RoundItem[] }) {
  const frame = useRef<HTMLUListElement>(null)
  const left_out = useSignal(0)
  useFitting(frame, (list) => {
    const entries = [...list.children] as HTMLElement[]
    left_out.value = fit_looks(list, LOOKS, entries.slice(0, -1), entries.at(-1)!)
  })
  return (
    <ul class="voting-items" ref={frame}>
      {items.map((item) => (
        <li key={item.id}>{phrases(bilingual(item, 'text'))}</li>
      ))}
      <li class="soft">{parts.value.finding.and_more(left_out.value)}</li>
    </ul>
  )
}
