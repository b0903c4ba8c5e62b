/** Says on every screen of a rehearsal that nothing here counts. */
import type { Live } from '../live.ts'
import { workshop_of } from './reading.ts'
import { t } from './words.ts'

export function RehearsalRibbon({ live }: { live: Live }) {
  if (!workshop_of(live.tables)?.is_rehearsal) return null
  const { name, meaning } = t.value.rehearsal
  return (
    <p class="rehearsal">
      <b>{name}</b> <span>{meaning}</span>
    </p>
  )
}
