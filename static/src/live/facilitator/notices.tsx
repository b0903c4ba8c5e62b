/** What a facilitator must see wherever they look: one place at the column's foot, which moves nothing above it. */
import { Icon } from '../parts/icon.tsx'
import { useSecond } from '../parts/timer.tsx'
import { Held } from './held.tsx'
import { LeadIsGone } from './lead.tsx'
import { order_in_words } from './order_words.ts'
import { useSteering } from './steering.ts'
import { t } from './words.ts'

export function Notices() {
  return (
    <div class="notices">
      <LeadIsGone />
      <Held />
      <Unanswered />
    </div>
  )
}

/** Orders that are out without an answer: they may have taken effect, and will when the network is back. */
function Unanswered() {
  const { live, orders } = useSteering()
  useSecond(live).value
  const waiting = orders.unanswered(Date.now())
  if (waiting.length === 0) return null
  return (
    <section class="well" role="status">
      {waiting.map(({ id, type }) => (
        <p class="status small" data-state="warn" key={id}>
          <Icon name="send" />
          <span>{t.value.unanswered(order_in_words(type))}</span>
        </p>
      ))}
    </section>
  )
}
