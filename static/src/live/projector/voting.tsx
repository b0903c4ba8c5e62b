/** A vote in progress: how many have voted, and that nobody sees more. */
import type { Live } from '../live.ts'
import type { Activity, Round, RoundItem } from '../rows.ts'
import { bilingual } from '../i18n.ts'
import { Icon } from '../parts/icon.tsx'
import { items_of } from '../parts/reading.ts'
import { rule_in_words } from '../facilitator/rules.ts'
import { t } from '../facilitator/words.ts'
import { Foot } from './foot.tsx'
import { Words } from './words.tsx'
import { Head, question_of } from './writing.tsx'

export function Voting({ live, activity, round }: { live: Live; activity: Activity; round: Round }) {
  const { turnout, joined } = live.presence.value
  const voted = turnout[round.id] ?? 0
  const expected = Math.max(voted, joined)
  const items = items_of(live.tables, round.id)
  const { projector, of_people } = t.value
  return (
    <>
      <Head live={live} activity={activity} />
      <Words title={question_of(activity)} grows_with={items.map((item) => item.id).join()}>
        <p class="soft">{rule_in_words(round)}</p>
        <p class="writing-count">
          <b class="number">{voted}</b> <span class="soft">{of_people(expected)}</span>
        </p>
        <div class="progress" aria-hidden="true">
          <i style={{ '--v': expected ? voted / expected : 0 }} />
        </div>
        <p class="soft row">
          <Icon name="lock" />
          {round.state === 'open' ? projector.lock_line : projector.counted}
        </p>
        <Items items={items} />
      </Words>
      <Foot live={live} />
    </>
  )
}

/** In the ballot's order; phones shuffle theirs. */
function Items({ items }: { items: RoundItem[] }) {
  return (
    <ul class="voting-items">
      {items.map((item) => (
        <li key={item.id}>{bilingual(item, 'text')}</li>
      ))}
    </ul>
  )
}
