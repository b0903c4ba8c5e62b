/** The result in one sentence that says what came out; no place is crowned. */
import type { Round, RoundItem, Tally } from '../rows.ts'
import { bilingual } from '../i18n.ts'
import { lead_of } from './findings.ts'
import { sentence } from './phrases.tsx'
import { t } from './words.ts'

type Result = { round: Round; tally: Tally; items: readonly RoundItem[] }

export function Finding(result: Result) {
  return <p class="finding">{sentence(finding_of(result))}</p>
}

export function finding_of({ round, tally, items }: Result): string {
  const words = t.value.finding
  const lead = lead_of(tally, items)
  if (!lead) return words.nothing
  const title = lead.items.map((item) => words.quoted(bilingual(item, 'text')))
  if (title.length > 2) return words.many(title.length, lead.count, round.kind)
  if (title.length === 2) return words.two(title[0]!, title[1]!, lead.count, round.kind)
  const one = round.kind === 'stance' ? words.agreed(title[0]!, lead.count, tally.turnout) : words.most(title[0]!, lead.count)
  return lead.is_from_all ? words.from_all(one) : one
}
