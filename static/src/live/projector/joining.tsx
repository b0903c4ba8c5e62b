/** Coming in: the address, the code, the QR code, and the room's cloth growing by sector. */
import { useRef } from 'preact/hooks'
import type { Live } from '../live.ts'
import type { Workshop } from '../rows.ts'
import { bilingual } from '../i18n.ts'
import { spaced_code } from '../parts/dates.ts'
import { Mark, SECTORS } from '../parts/mark.tsx'
import { sentence, set } from '../parts/phrases.tsx'
import { lets_in, workshop_of } from '../parts/reading.ts'
import { t as parts } from '../parts/words.ts'
import { t } from '../facilitator/words.ts'
import { address_of } from './address.ts'
import { holds_all, largest, useFitting } from './fitting.ts'
import { Head } from './head.tsx'
import { sum_of, Weave, type BySector } from './weave.tsx'

const TITLE_SIZES = [4.2, 3.6, 3.2, 2.8, 2.4, 2, 1.7, 1.4, 1.25]

export function Joining({ live }: { live: Live }) {
  const workshop = workshop_of(live.tables)
  return (
    <>
      <Head live={live} brand={t.value.app} />
      {workshop && <Door live={live} workshop={workshop} />}
      <Here by_sector={live.presence.value.joined_by_sector} planned={live.tables.seat_plans.all.value[0]?.seats} />
    </>
  )
}

function Door({ live, workshop }: { live: Live; workshop: Workshop }) {
  const frame = useRef<HTMLElement>(null)
  useFitting(frame, (main) => void largest(main, TITLE_SIZES, () => holds_all(main)))
  const is_open = lets_in(workshop)
  return (
    <main class="joining" ref={frame}>
      <div class="stack" data-gap="wide">
        <h1>{set(bilingual(workshop, 'title'))}</h1>
        {is_open ? <HowToJoin live={live} workshop={workshop} /> : <Locked />}
      </div>
      {is_open && (
        <div class="joining-qr">
          <img src={`/j/${workshop.join_code}/qr.svg`} alt={t.value.projector.qr} />
        </div>
      )}
    </main>
  )
}

function HowToJoin({ live, workshop }: { live: Live; workshop: Workshop }) {
  return (
    <div>
      <p class="soft joining-how">{t.value.projector.how_to_join(address_of(live))}</p>
      <p class="number joining-code">{spaced_code(workshop.join_code)}</p>
    </div>
  )
}

function Locked() {
  const { door_locked, door_locked_hint } = t.value.projector
  return (
    <div class="joining-how">
      <p>{sentence(door_locked)}</p>
      <p class="soft">{sentence(door_locked_hint)}</p>
    </div>
  )
}

function Here({ by_sector, planned }: { by_sector: BySector; planned?: BySector | undefined }) {
  const expected = sum_of(planned)
  const { projector, of_people } = t.value
  return (
    <footer class="here">
      <Weave by_sector={by_sector} planned={planned} />
      <div class="here-counts">
        <p>
          <span class="soft">{projector.here}</span>
          <br />
          <b class="number huge">{sum_of(by_sector)}</b> <span class="soft">{expected > 0 ? of_people(expected) : projector.unit}</span>
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
