/** A sector by shape and colour, always in the same order. */
import type { Sector } from '../rows.ts'
import { SECTORS } from './sectors.ts'
import { t } from './words.ts'

export { SECTORS }

/** The mark alone: for places where the sector's name stands beside it or in the group's label. */
export function Mark({ sector }: { sector: Sector }) {
  return <i class="mark" data-sector={sector} aria-hidden="true" />
}

/** The mark with its name for ears only. */
export function NamedMark({ sector }: { sector: Sector }) {
  return (
    <span title={t.value.sectors[sector]}>
      <Mark sector={sector} />
      <span class="hidden-label">{t.value.sectors[sector]}</span>
    </span>
  )
}

/** Every sector's mark and name in one line, for under a chart. */
export function Legend() {
  return (
    <ul class="legend-line">
      {SECTORS.map((sector) => (
        <li key={sector}>
          <Mark sector={sector} />
          {t.value.sectors[sector]}
        </li>
      ))}
    </ul>
  )
}
