/** Five posts: the share within each sector that gave support, so that a big delegation cannot pass for all. */
import type { Sector, SectorTally, Tally } from '../rows.ts'
import { support } from './findings.ts'
import { SECTORS, Mark } from './mark.tsx'
import { t } from './words.ts'

export function Pickets({ tally, item_id, cap = 1 }: { tally: Tally; item_id: string; cap?: number | undefined }) {
  const posts = SECTORS.map((sector) => post(tally, sector, item_id))
  const spoken = posts.map(in_words).join(' · ')
  return (
    <div class="pickets" role="img" aria-label={spoken} title={spoken}>
      {posts.map((each) => (
        <div key={each.sector} data-sector={each.sector} data-suppressed={each.count === null ? '' : undefined}>
          {each.count === null ? (
            <span>–</span>
          ) : (
            <span style={{ '--v': share(each.count, (each.turnout ?? 0) * cap) }} />
          )}
          <Mark sector={each.sector} />
        </div>
      ))}
    </div>
  )
}

type Post = { sector: Sector; count: number | null; turnout: number | null }

/** `count` is null where so few voted that it is not shown. */
function post(tally: Tally, sector: Sector, item_id: string): Post {
  const row: SectorTally | undefined = tally.by_sector.find((each) => each.sector === sector)
  if (row?.turnout === 0) return { sector, count: 0, turnout: 0 }
  if (!row?.turnout) return { sector, count: null, turnout: null }
  const counts = row.items.find((item) => item.id === item_id)?.counts
  return { sector, count: counts ? support(counts) : null, turnout: row.turnout }
}

function in_words({ sector, count, turnout }: Post): string {
  const { sectors, suppressed, nobody, share_of } = t.value
  if (turnout === 0) return `${sectors[sector]} ${nobody}`
  return `${sectors[sector]} ${count === null || turnout === null ? suppressed : share_of(count, turnout)}`
}

function share(count: number, of: number): number {
  return of > 0 ? Math.min(1, count / of) : 0
}
