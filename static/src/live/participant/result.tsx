/** A revealed result: said in words, every item with its bar and pickets, and who sees it otherwise; no winner. */
import { Dissent, Finding } from '../parts/dissent.tsx'
import { has_sectors } from '../parts/findings.ts'
import { Legend } from '../parts/mark.tsx'
import { sentence } from '../parts/phrases.tsx'
import { by_support, TallyRow } from '../parts/tally.tsx'
import { t as parts } from '../parts/words.ts'
import type { Round, Tally } from '../rows.ts'
import { useAwaited, useMoment } from './moment.ts'
import { usePhone } from './phone.ts'
import { Question } from './title.tsx'
import { t } from './words.ts'

export function ResultScreen() {
  const { activity, round } = usePhone().place.value
  const is_reveal = useAwaited(activity!)
  return (
    <main>
      <Question activity={activity!} under={<Turnout round={round!} />} />
      <Result round={round!} is_reveal={is_reveal} />
    </main>
  )
}

function Turnout({ round }: { round: Round }) {
  const tally = usePhone().live.tables.tallies.get(round.id)
  if (!tally) return <>{t.value.result}</>
  return <>{t.value.result_turnout(tally.turnout)}{tally.entered.turnout > 0 && ` · ${t.value.result_entered(tally.entered.turnout)}`}</>
}

function Result({ round, is_reveal }: { round: Round; is_reveal: boolean }) {
  const { tallies, round_items } = usePhone().live.tables
  const moment = useMoment(is_reveal)
  const tally = tallies.get(round.id)
  if (!tally) return null
  const items = by_support(tally, round_items.all.value.filter(({ round_id }) => round_id === round.id))
  return (
    <>
      <Finding round={round} tally={tally} items={items} />
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
