/** The room's cloth: a knot for everybody here, by sector, the numbers beside it. Its place is kept from the start. */
import type { Presence, Sector } from '../rows.ts'
import { Mark, SECTORS } from '../parts/mark.tsx'
import { t as parts } from '../parts/words.ts'
import { usePhone } from './phone.ts'
import { t } from './words.ts'

const SEATS_AT_LEAST = 20

export function WhoIsHere() {
  const { joined_by_sector: by_sector } = usePhone().live.presence.value
  const all = SECTORS.reduce((sum, sector) => sum + (by_sector[sector] ?? 0), 0)
  return (
    <section class="stack">
      <h2 class="small">{all > 0 ? t.value.who_is_here(all) : t.value.counting_who_is_here}</h2>
      <div class="weave" aria-hidden="true" style={cloth(by_sector, all)} />
      <ul class="legend-line" data-kind="counts">
        {SECTORS.map((sector) => (
          <li key={sector}>
            <Mark sector={sector} />
            {parts.value.sectors_short[sector]} <span class="number">{all > 0 ? (by_sector[sector] ?? 0) : '–'}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}

function cloth(by_sector: Presence['by_sector'], all: number) {
  const seats = Math.max(SEATS_AT_LEAST, Math.ceil(all / 10) * 10)
  let woven = 0
  const band = (sector: Sector) => {
    const from = woven
    woven += by_sector[sector] ?? 0
    return `var(--${sector}) ${(from / seats) * 100}% ${(woven / seats) * 100}%`
  }
  const bands = SECTORS.map(band)
  return { '--seats': seats, '--threads': `linear-gradient(90deg, ${bands.join(', ')}, var(--line) 0)` }
}
