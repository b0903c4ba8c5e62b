/** A revealed result: every item with its bar and its five pickets, in words as well; no winner. */
import { Legend } from '../parts/mark.tsx'
import { by_support, TallyRow } from '../parts/tally.tsx'
import type { Round } from '../rows.ts'
import { usePhone } from './phone.ts'
import { Question } from './title.tsx'
import { t } from './words.ts'

export function ResultScreen() {
  const { activity, round } = usePhone().place.value
  return (
    <main id="content">
      <Question activity={activity!} under={<Turnout round={round!} />} />
      <Result round={round!} />
    </main>
  )
}

function Turnout({ round }: { round: Round }) {
  const tally = usePhone().live.tables.tallies.get(round.id)
  if (!tally) return <>{t.value.result}</>
  return <>{t.value.result_turnout(tally.turnout)}{tally.entered.turnout > 0 && ` · ${t.value.result_entered(tally.entered.turnout)}`}</>
}

export function Result({ round }: { round: Round }) {
  const { tallies, round_items } = usePhone().live.tables
  const tally = tallies.get(round.id)
  if (!tally) return null
  const items = by_support(tally, round_items.all.value.filter(({ round_id }) => round_id === round.id))
  const is_suppressed = tally.by_sector.some((each) => each.turnout === null || each.items.some(({ counts }) => counts === null))
  return (
    <>
      <ol class="stack" data-gap="notes">
        {items.map((item) => <TallyRow key={item.id} item={item} tally={tally} round={round} />)}
      </ol>
      <div>
        <p class="tiny faint">{t.value.pickets_mean}{is_suppressed && <><br />{t.value.pickets_suppressed}</>}</p>
        <Legend />
        <p class="small soft">{t.value.result_order}</p>
      </div>
    </>
  )
}
