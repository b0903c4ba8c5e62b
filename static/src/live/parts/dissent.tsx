/** The result in words, and beside it at reading size who sees it otherwise: nothing that got little is lost. */
import type { Round, RoundItem, Tally } from '../rows.ts'
import { bilingual } from '../i18n.ts'
import { dissent_of, lead_of, type Dissent as Line, type Lead, type Share } from './findings.ts'
import { Mark } from './mark.tsx'
import { sentence } from './phrases.tsx'
import { t } from './words.ts'

type Result = { round: Round; tally: Tally; items: readonly RoundItem[] }
const MOST_FEW = 3

/** One sentence that says what came out; no place is crowned. */
export function Finding({ round, tally, items }: Result) {
  return <p class="finding">{sentence(in_words(lead_of(tally, items), round, tally))}</p>
}

function in_words(lead: Lead | undefined, round: Round, tally: Tally): string {
  const words = t.value.finding
  if (!lead) return words.nothing
  const title = lead.items.map((item) => bilingual(item, 'text')).map(words.quoted)
  if (title.length > 2) return words.many(title.length, lead.count, round.kind)
  if (title.length === 2) return words.two(title[0]!, title[1]!, lead.count, round.kind)
  const one = round.kind === 'stance' ? words.agreed(title[0]!, lead.count, tally.turnout) : words.most(title[0]!, lead.count)
  return lead.is_from_all ? `${one} ${words.from_all}` : one
}

export function Dissent({ round, tally, items }: Result) {
  const lines = dissent_of(tally, round, items)
  if (lines.length === 0 && items.length < 2) return null
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
      <p>{bilingual(line.item, 'text')}</p>
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
      <p>{sentence(t.value.finding.elsewhere)} <b>{t.value.finding.quoted(bilingual(item, 'text'))}</b></p>
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
          <li key={item.id}>{bilingual(item, 'text')} <span class="soft keep">{t.value.dots(count)}</span></li>
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
