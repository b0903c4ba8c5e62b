/** The room's cloth: a knot for each person, coloured by sector; the numbers stand beside it. */
import type { Sector } from '../rows.ts'
import { SECTORS } from '../parts/mark.tsx'

const FEWEST_SEATS = 30

export type BySector = Partial<Record<Sector, number>>

/** With a plan the bare thread is whoever is still expected. */
export function Weave({ by_sector, planned }: { by_sector: BySector; planned?: BySector | undefined }) {
  const here = sum_of(by_sector)
  const expected = sum_of(planned) || Math.ceil((here + 1) / 10) * 10
  const seats = Math.max(FEWEST_SEATS, here, expected)
  const style = { '--seats': Math.min(seats, 80), '--threads': threads(by_sector, seats) }
  return <div class="weave" aria-hidden="true" style={style} />
}

/** Of all sectors together. */
export function sum_of(counts: BySector = {}): number {
  return SECTORS.reduce((sum, sector) => sum + (counts[sector] ?? 0), 0)
}

/** One gradient with a hard edge where each sector ends; what is left is bare thread. */
function threads(by_sector: BySector, seats: number): string {
  let from = 0
  const stops = SECTORS.map((sector) => {
    const to = from + ((by_sector[sector] ?? 0) / seats) * 100
    const stop = `var(--${sector}) ${from.toFixed(2)}% ${to.toFixed(2)}%`
    from = to
    return stop
  })
  return `linear-gradient(90deg, ${stops.join(', ')}, var(--line) ${from.toFixed(2)}%)`
}
