/** The numbers of a result: every item with its bar and posts, and who sees it otherwise. Fetched before it is needed. */
import { Dissent } from '../parts/dissent.tsx'
import { has_sectors } from '../parts/findings.ts'
import { Legend } from '../parts/mark.tsx'
import { sentence } from '../parts/phrases.tsx'
import { TallyRow } from '../parts/tally.tsx'
import { t as parts } from '../parts/words.ts'
import type { Tally } from '../rows.ts'
import { useMoment } from './moment.ts'
import type { Result } from './result.tsx'
import { t } from './words.ts'

export function Numbers({ round, tally, items, is_reveal }: Result) {
  const moment = useMoment(is_reveal)
  return (
    <>
      <ol class="stack" data-gap="notes" data-revealing={moment}>
        {items.map((item) => <TallyRow key={item.id} item={item} tally={tally} round={round} />)}
      </ol>
      {has_sectors(tally) ? <Key tally={tally} /> : <p class="small soft">{sentence(parts.value.no_sectors)}</p>}
      <Dissent round={round} tally={tally} items={items} />
      <p class="small soft">{sentence(t.value.result_order)}</p>
    </>
  )
}

/** What the posts mean, under them. */
function Key({ tally }: { tally: Tally }) {
  const is_suppressed = tally.by_sector.some(({ turnout, items }) => turnout === null || items.some(({ counts }) => counts === null))
  return (
    <div>
      <p class="tiny faint">{sentence(t.value.pickets_mean)}{is_suppressed && <><br />{sentence(t.value.pickets_suppressed)}</>}</p>
      <Legend />
    </div>
  )
}
