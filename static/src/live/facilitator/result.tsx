/** The result as a distribution, with every sector's share beside it; the first row looks like the last. */
import type { Round, Tally } from '../rows.ts'
import { by_support, has_sectors } from '../parts/findings.ts'
import { Icon } from '../parts/icon.tsx'
import { Legend } from '../parts/mark.tsx'
import { sentence } from '../parts/phrases.tsx'
import { items_of } from '../parts/reading.ts'
import { TallyRow } from '../parts/tally.tsx'
import { t as parts } from '../parts/words.ts'
import { turnout_in_words } from './rules.ts'
import { useSteering } from './steering.ts'
import { t } from './words.ts'

export function Result({ round, tally }: { round: Round; tally: Tally }) {
  const steering = useSteering()
  const items = by_support(tally, items_of(steering.live.tables, round.id))
  const { vote, tray } = t.value
  const outcome = () => steering.open({ name: 'outcome', derived_from: [{ type: 'round', id: round.id }] })
  return (
    <section class="sheet result">
      <div class="row">
        <p class="soft">{turnout_in_words(round, tally)}</p>
        <button class="button end" onClick={outcome}>
          {tray.outcome} <Icon name="next" />
        </button>
      </div>
      <ol>
        {items.map((item) => (
          <TallyRow key={item.id} item={item} tally={tally} round={round} />
        ))}
      </ol>
      {tally.entered.turnout > 0 && <p class="small soft">{vote.entered_count(tally.entered.turnout)}</p>}
      {has_sectors(tally) ? (
        <>
          <p class="tiny faint">{sentence(vote.how_to_read)}</p>
          <Legend />
        </>
      ) : (
        <p class="small soft">{sentence(parts.value.no_sectors)}</p>
      )}
    </section>
  )
}
