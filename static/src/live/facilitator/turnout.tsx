/** How many of those who joined have voted, and beside them what was entered for somebody; no more is told before the reveal. */
import type { Round } from '../rows.ts'
import { sentence } from '../parts/phrases.tsx'
import { ballots_in } from './ballots.ts'
import { useSteering } from './steering.ts'
import { t } from './words.ts'

export function Turnout({ round }: { round: Round }) {
  const { tables, presence } = useSteering().live
  const { by_phone, entered } = ballots_in(round.id, presence.value, tables.entered_ballots.all.value)
  const expected = Math.max(by_phone, presence.value.joined)
  return (
    <section class="sheet turnout">
      <p class="soft small">{t.value.vote.sent}</p>
      <p class="number huge">
        {by_phone} <span class="faint unit">{t.value.of_people(expected)}</span>
      </p>
      <div class="progress">
        <i style={{ '--v': expected ? by_phone / expected : 0 }} />
      </div>
      <p class="small soft">{sentence(t.value.vote.entered_apart(entered))}</p>
    </section>
  )
}
