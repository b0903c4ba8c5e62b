/** Who is in the room by sector against the planned seats, and the ways to names, tables and seats. */
import { Icon } from '../parts/icon.tsx'
import { Mark, SECTORS } from '../parts/mark.tsx'
import { workshop_of } from '../parts/reading.ts'
import { t as parts } from '../parts/words.ts'
import type { Sector } from '../rows.ts'
import { useSteering } from './steering.ts'
import { t } from './people_words.ts'

type Count = { sector: Sector; here: number; planned: number }

export function Meter() {
  const steering = useSteering()
  const counts = useCounts()
  const is_over = workshop_of(steering.live.tables)?.state === 'closed'
  const here = total(counts, 'here')
  const planned = total(counts, 'planned')
  const { title, of_planned, unit, list, tables, seats } = t.value
  return (
    <section class="stack">
      <h2 class="heading">
        {title}{' '}
        <span class="end small soft">
          <b class="number">{here}</b> {planned ? of_planned(planned) : unit}
        </span>
      </h2>
      <Balance counts={counts} />
      {!is_over && planned > 0 && <Lacking counts={counts} />}
      <div class="row bare" data-wrap>
        <button class="button" data-kind="plain" onClick={() => steering.open({ name: 'people' })}>
          <Icon name="people" />
          {list}
        </button>
        {!is_over && (
          <>
            <button class="button" data-kind="plain" onClick={() => steering.open({ name: 'teams' })}>
              <Icon name="group" />
              {tables}
            </button>
            <button class="button" data-kind="plain" onClick={() => steering.open({ name: 'seats' })}>
              <Icon name="edit" />
              {seats.open}
            </button>
          </>
        )}
      </div>
    </section>
  )
}

/** Joined and not removed: a sleeping phone leaves no seat empty. */
function useCounts(): Count[] {
  const { live } = useSteering()
  const people = live.tables.participants.all.value
  const seats = live.tables.seat_plans.all.value[0]?.seats ?? {}
  return SECTORS.map((sector) => ({
    sector,
    here: people.filter((person) => person.sector === sector).length,
    planned: seats[sector] ?? 0,
  }))
}

function total(counts: Count[], what: 'here' | 'planned'): number {
  return counts.reduce((sum, count) => sum + count[what], 0)
}

/** Bars on one scale, so that a big delegation is seen as one; the tick is what was planned. */
function Balance({ counts }: { counts: Count[] }) {
  const max = Math.max(5, ...counts.flatMap(({ here, planned }) => [here, planned]))
  const has_plan = total(counts, 'planned') > 0
  return (
    <ul class="balance">
      {counts.map(({ sector, here, planned }) => (
        <li key={sector} data-sector={sector}>
          <Mark sector={sector} />
          <span>{parts.value.sectors[sector]}</span>
          <span class="number">
            <span aria-hidden="true">
              {here}
              {has_plan && <span class="faint"> / {planned}</span>}
            </span>
            <span class="hidden-label">{has_plan ? t.value.here_of(here, planned) : here}</span>
          </span>
          <span class="track" aria-hidden="true" style={{ '--have': here, '--plan': planned, '--max': max }}>
            <i />
            {has_plan && <u />}
          </span>
        </li>
      ))}
    </ul>
  )
}

/** The two sectors that are furthest behind; more would be noise. Their lines stay when they have caught up. */
function Lacking({ counts }: { counts: Count[] }) {
  const behind = counts
    .map(({ sector, here, planned }) => ({ sector, count: planned - here }))
    .filter(({ count }) => count > 0)
    .sort((a, b) => b.count - a.count)
  return (
    <div class="two-lines">
      {behind.slice(0, 2).map(({ sector, count }) => (
        <p class="status" data-state="warn" key={sector}>
          <Icon name="alert" />
          {t.value.lacking(parts.value.sectors[sector], count)}
        </p>
      ))}
    </div>
  )
}
