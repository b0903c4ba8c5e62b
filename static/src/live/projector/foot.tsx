/** The wall's lower edge: how many notes have no room, what the pigments mean, and the way in for those who come late. */
import type { Live } from '../live.ts'
import type { Board } from '../rows.ts'
import { bilingual } from '../i18n.ts'
import { spaced_code } from '../parts/dates.ts'
import { set } from '../parts/phrases.tsx'
import { lets_in, workshop_of } from '../parts/reading.ts'
import { t } from '../facilitator/words.ts'
import { address_of } from './address.ts'

export function Foot({ live, board, more }: { live: Live; board?: Board; more?: string | undefined }) {
  const workshop = workshop_of(live.tables)
  const zones = board && board.zones.length > 1 ? board.zones : []
  return (
    <footer class="row soft wall-foot">
      <ul class="row">
        {more && <li>{more}</li>}
        {zones.map((zone, nth) => (
          <li key={zone.key}>
            <i class="zone" data-zone={nth + 1} aria-hidden="true" /> {set(bilingual(zone, 'title'))}
          </li>
        ))}
      </ul>
      {workshop && lets_in(workshop) && (
        <span class="end keep">
          {t.value.projector.how_to_join(address_of(live))} <b class="number">{spaced_code(workshop.join_code)}</b>
        </span>
      )}
    </footer>
  )
}
