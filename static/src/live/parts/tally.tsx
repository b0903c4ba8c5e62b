/** One item of a result: a bar on the scale of everybody who voted, and its pickets where any may be shown. No first place. */
import type { Counts, Round, RoundItem, Tally } from '../rows.ts'
import { bilingual } from '../i18n.ts'
import { has_sectors, is_told_by_sector, support } from './findings.ts'
import { phrases, sentence } from './phrases.tsx'
import { Pickets } from './pickets.tsx'
import { t } from './words.ts'

/** Where other items have posts an item without them keeps their width: bars are compared. */
export function TallyRow({ item, tally, round }: { item: RoundItem; tally: Tally; round: Round }) {
  const counts = tally.items.find((each) => each.id === item.id)?.counts ?? {}
  const cap = round.kind === 'dots' ? (round.rule.cap ?? 1) : 1
  return (
    <li class="result-row">
      <div class="tally grow">
        <div class="row">
          <b>{phrases(bilingual(item, 'text'))}</b>
          <b class="end number">{support(counts)}</b>
        </div>
        <Bar counts={counts} of={tally.turnout * cap} kind={round.kind} />
        {round.kind === 'stance' && <StanceWords counts={counts} />}
      </div>
      {is_told_by_sector(tally, item.id)
        ? <Pickets tally={tally} item_id={item.id} cap={cap} />
        : has_sectors(tally) && <div class="pickets" data-untold="" />}
    </li>
  )
}

export function Bar({ counts, of, kind }: { counts: Counts; of: number; kind: Round['kind'] }) {
  const parts = kind === 'dots' ? (['dots'] as const) : (['1', '0', '-1'] as const)
  return (
    <div class="bar" aria-hidden="true">
      {parts.map((part) => (
        <i
          key={part}
          data-stance={kind === 'stance' ? part : undefined}
          style={{ '--v': of ? (counts[part] ?? 0) / of : 0 }}
        />
      ))}
    </div>
  )
}

function StanceWords({ counts }: { counts: Counts }) {
  const { stances } = t.value
  const said = (['1', '0', '-1'] as const).map((stance) => `${stances[stance]}\u00a0${counts[stance] ?? 0}`)
  return <p class="soft small">{sentence(said.join(' · '))}</p>
}
