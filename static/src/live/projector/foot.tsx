/** The wall's lower edge: what the pigments mean, and the code for those who come late. */
import type { Live } from '../live.ts'
import type { Board } from '../rows.ts'
import { bilingual } from '../i18n.ts'
import { spaced_code } from '../parts/dates.ts'
import { workshop_of } from '../parts/reading.ts'
import { t } from '../facilitator/words.ts'

export function Foot({ live, board }: { live: Live; board?: Board }) {
  const workshop = workshop_of(live.tables)
  const zones = board && board.zones.length > 1 ? board.zones : []
  const is_open = workshop?.door === 'open' || workshop?.door === 'lobby'
  return (
    <footer class="row soft projector-foot">
      <ul class="row">
        {zones.map((zone, nth) => (
          <li key={zone.key}>
            <i class="zone" data-zone={nth + 1} aria-hidden="true" /> {bilingual(zone, 'title')}
          </li>
        ))}
      </ul>
      {workshop && is_open && (
        <span class="end">
          {t.value.projector.code} <b class="number">{spaced_code(workshop.join_code)}</b>
        </span>
      )}
    </footer>
  )
}
