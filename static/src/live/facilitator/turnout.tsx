/** How many have voted out of those who joined; the server says no more than that before the reveal. */
import type { Round } from '../rows.ts'
import { useSteering } from './steering.ts'
import { t } from './words.ts'

export function Turnout({ round }: { round: Round }) {
  const { live } = useSteering()
  const voted = live.presence.value.turnout[round.id] ?? 0
  const expected = Math.max(voted, live.presence.value.joined)
  return (
    <section class="sheet turnout">
      <p class="soft small">{t.value.vote.sent}</p>
      <p class="number huge">
        {voted} <span class="faint unit">{t.value.of_people(expected)}</span>
      </p>
      <div class="progress">
        <i style={{ '--v': expected ? voted / expected : 0 }} />
      </div>
    </section>
  )
}
