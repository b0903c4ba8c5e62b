/** A revealed result: what came out as the heading, how many took part, and under it the numbers; no winner. */
import { lazily } from '../lazily.tsx'
import { finding_of } from '../parts/finding.tsx'
import { by_support } from '../parts/findings.ts'
import type { Round, RoundItem, Tally } from '../rows.ts'
import { useAwaited } from './moment.ts'
import { usePhone } from './phone.ts'
import { Question, question_of, Title } from './title.tsx'
import { t } from './words.ts'

export type Result = { round: Round; tally: Tally; items: readonly RoundItem[]; is_reveal: boolean }

/** Fetched while the round is still to come or on. */
export const Numbers = lazily(async () => (await import('./numbers.tsx')).Numbers)

export function ResultScreen() {
  const { live, place } = usePhone()
  const { activity, round } = place.value
  const is_reveal = useAwaited(activity!)
  const tally = live.tables.tallies.get(round!.id)
  if (!tally) return <main><Question activity={activity!} /></main>
  const items = by_support(tally, live.tables.round_items.all.value.filter(({ round_id }) => round_id === round!.id))
  const result = { round: round!, tally, items, is_reveal }
  return (
    <main>
      <Title over={question_of(activity!)} under={<Turnout tally={tally} />}>{finding_of(result)}</Title>
      <Numbers {...result} />
    </main>
  )
}

/** Out of those who are in the room, as long as this is what the room is at: later others may have come. */
function Turnout({ tally: { turnout, entered } }: { tally: Tally }) {
  const { live, is_over } = usePhone()
  const { joined } = live.presence.value
  const own = turnout - entered.turnout
  const said = is_over || joined < own ? t.value.result_turnout(own) : t.value.result_turnout_of(own, joined)
  return <>{said}{entered.turnout > 0 && ` · ${t.value.result_entered(entered.turnout)}`}</>
}
