/** Coming in: the address, the code, the QR code, and the room's cloth growing by sector. */
import { useRef } from 'preact/hooks'
import type { Live } from '../live.ts'
import type { Sector } from '../rows.ts'
import { bilingual } from '../i18n.ts'
import { spaced_code } from '../parts/dates.ts'
import { Mark, SECTORS } from '../parts/mark.tsx'
import { workshop_of } from '../parts/reading.ts'
import { t as parts } from '../parts/words.ts'
import { t } from '../facilitator/words.ts'
import { useShrink } from './shrink.ts'
import { Weave } from './weave.tsx'

export function Joining({ live }: { live: Live }) {
  const workshop = workshop_of(live.tables)
  const title = workshop ? bilingual(workshop, 'title') : ''
  const frame = useRef<HTMLElement>(null)
  useShrink(frame, title)
  if (!workshop) return null
  const { projector, app } = t.value
  const address = (live.boot.public_url || location.origin).replace(/^https?:\/\//, '').replace(/\/$/, '')
  return (
    <>
      <header class="row">
        <span class="brand">{app}</span>
      </header>
      <main class="joining" ref={frame}>
        <div class="stack" data-gap="wide">
          <h1>{title}</h1>
          <div>
            <p class="soft joining-how">{projector.how_to_join(address)}</p>
            <p class="number joining-code">{spaced_code(workshop.join_code)}</p>
          </div>
        </div>
        <div class="joining-qr">
          <img src={`/j/${workshop.join_code}/qr.svg`} alt={projector.qr} />
        </div>
      </main>
      <Here by_sector={live.presence.value.joined_by_sector} planned={live.tables.seat_plans.all.value[0]?.seats} />
    </>
  )
}

type BySector = Partial<Record<Sector, number>>

function Here({ by_sector, planned }: { by_sector: BySector; planned?: BySector }) {
  const total = SECTORS.reduce((sum, sector) => sum + (by_sector[sector] ?? 0), 0)
  const { projector } = t.value
  return (
    <footer class="here">
      <Weave by_sector={by_sector} planned={planned} />
      <div class="here-counts">
        <p>
          <span class="soft">{projector.here}</span>
          <br />
          <b class="number huge">{total}</b> <span class="soft">{projector.unit}</span>
        </p>
        <ul>
          {SECTORS.map((sector) => (
            <li key={sector} data-sector={sector}>
              <Mark sector={sector} />
              <b class="number">{by_sector[sector] ?? 0}</b>
              <span>{parts.value.sectors[sector]}</span>
            </li>
          ))}
        </ul>
      </div>
    </footer>
  )
}
