/** Beside the result, at reading size: who sees it otherwise. Nothing that got little is lost. */
import type { Round, RoundItem, Tally } from '../rows.ts'
import { bilingual } from '../i18n.ts'
import { dissent_of, is_of_one_mind, type Dissent as Line, type Share } from './findings.ts'
import { Mark } from './mark.tsx'
import { phrases, sentence } from './phrases.tsx'
import { t } from './words.ts'

type Result = { round: Round; tally: Tally; items: readonly RoundItem[] }
const MOST_FEW = 3

export function Dissent({ round, tally, items }: Result) {
  const lines = dissent_of(tally, round, items)
  if (lines.length === 0 && !is_of_one_mind(tally, round, items)) return null
  return (
    <section class="stack dissents">
      <h2>{t.value.finding.dissent}</h2>
      {lines.length === 0 && <p class="soft">{sentence(t.value.finding.no_dissent[round.kind])}</p>}
      {lines.map((line) => <One key={key_of(line)} line={line} turnout={tally.turnout} />)}
    </section>
  )
}

const key_of = (line: Line): string => (line.kind === 'few' ? 'few' : line.kind === 'against' ? line.item.id : line.sector.sector)

function One({ line, turnout }: { line: Line; turnout: number }) {
  if (line.kind === 'few') return <Few items={line.items} />
  if (line.kind === 'first_elsewhere') return <Elsewhere {...line} />
  const { against, sectors_too_few } = t.value.finding
  return (
    <div class="dissent">
      <p>{phrases(bilingual(line.item, 'text'))}</p>
      <p><b>{sentence(against(line.count, turnout))}</b></p>
      {line.sectors.length > 0
        ? <p class="row soft" data-wrap>{line.sectors.map((share) => <Told key={share.sector} share={share} />)}</p>
        : <p class="soft">{sentence(sectors_too_few)}</p>}
    </div>
  )
}

function Elsewhere({ item, sector }: { item: RoundItem; sector: Share }) {
  return (
    <div class="dissent">
      <p>{sentence(t.value.finding.elsewhere)} <b>{phrases(t.value.finding.quoted(bilingual(item, 'text')))}</b></p>
      <p class="row soft" data-wrap><Told share={sector} /></p>
    </div>
  )
}

function Few({ items }: { items: { item: RoundItem; count: number }[] }) {
  const { few, not_lost, and_more } = t.value.finding
  const rest = items.length - MOST_FEW
  return (
    <div class="dissent">
      <p><b>{sentence(few)}</b></p>
      <ul>
        {items.slice(0, MOST_FEW).map(({ item, count }) => (
          <li key={item.id}>{phrases(bilingual(item, 'text'))} <span class="soft keep">{t.value.dots(count)}</span></li>
        ))}
        {rest > 0 && <li class="soft">{and_more(rest)}</li>}
      </ul>
      <p class="soft">{sentence(not_lost)}</p>
    </div>
  )
}

function Told({ share }: { share: Share }) {
  return (
    <span class="keep">
      <Mark sector={share.sector} /> {t.value.sectors[share.sector]} {t.value.share_of(share.count, share.turnout)}
    </span>
  )
}
