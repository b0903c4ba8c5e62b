/** Who leads, who is here, handing over with one press, and taking over when the leader's screen is gone. */
import { signal } from '@preact/signals'
import { useEffect, useRef } from 'preact/hooks'
import type { Live, Tables } from '../live.ts'
import type { Facilitator } from '../rows.ts'
import { Icon } from '../parts/icon.tsx'
import { sentence } from '../parts/phrases.tsx'
import { workshop_of } from '../parts/reading.ts'
import { say } from '../parts/toasts.tsx'
import { useSteering } from './steering.ts'
import { t } from './people_words.ts'

/** The facilitators who are here; null until the server has said so once. */
const here = signal<readonly string[] | null>(null)

/** Every question is answered at once, so that a laptop that died is noticed within seconds. */
export function follow_colleagues(live: Live): void {
  live.hear<{ here: string[] }>('colleagues', (words) => {
    if (words.here.join() !== here.peek()?.join()) here.value = words.here
    live.tell('here')
  })
}

export function lead_of(tables: Tables): Facilitator | undefined {
  const all = tables.facilitators.all.value
  return all.find((one) => one.is_lead) ?? all.find((one) => one.is_host)
}

function is_here(id: string): boolean {
  return here.value === null || here.value.includes(id)
}

/** Among the notices, and only when it is needed. */
export function LeadIsGone() {
  const { live } = useSteering()
  const take_over = useTakeOver()
  const lead = lead_of(live.tables)
  const is_me = lead?.id === live.me.value?.actor_id
  const is_on = live.status.value === 'online' && workshop_of(live.tables)?.state === 'open'
  if (!lead || is_me || is_here(lead.id) || !is_on) return null
  const { is_gone, is_gone_hint, take_over: label } = t.value.lead
  return (
    <section class="well stack" role="alert">
      <p class="status" data-state="warn">
        <Icon name="offline" />
        <b>{is_gone(lead.name)}</b>
      </p>
      <p class="small soft">{sentence(is_gone_hint)}</p>
      <button class="button" onClick={take_over}>
        {label}
      </button>
    </section>
  )
}

export function Facilitators() {
  const { live } = useSteering()
  const lead = lead_of(live.tables)
  useBeingHandedTheLead(live, lead?.id)
  return (
    <section class="stack">
      <h2 class="heading">{t.value.lead.title}</h2>
      <ul class="hands">
        {live.tables.facilitators.all.value.map((person) => (
          <Colleague key={person.id} person={person} is_lead={person.id === lead?.id} />
        ))}
      </ul>
    </section>
  )
}

/** Whoever leads from now on is told, wherever they look. */
function useBeingHandedTheLead(live: Live, lead_id: string | undefined): void {
  const before = useRef(lead_id)
  useEffect(() => {
    if (before.current && lead_id !== before.current && lead_id === live.me.peek()?.actor_id) say(t.value.lead.now_you)
    before.current = lead_id
  }, [lead_id])
}

function Colleague({ person, is_lead }: { person: Facilitator; is_lead: boolean }) {
  const { live } = useSteering()
  const is_me = person.id === live.me.value?.actor_id
  const { lead } = t.value
  const marks = [is_me && lead.you, is_lead && lead.leads, !is_here(person.id) && lead.gone].filter(Boolean)
  return (
    <li>
      <span class="grow">
        {person.name}
        {marks.length > 0 && <span class="small faint"> · {marks.join(' · ')}</span>}
      </span>
      <LeadButton person={person} is_me={is_me} is_lead={is_lead} />
    </li>
  )
}

/** The leader hands over to a colleague who is here; everybody else may take over at any time. */
function LeadButton({ person, is_me, is_lead }: { person: Facilitator; is_me: boolean; is_lead: boolean }) {
  const steering = useSteering()
  const take_over = useTakeOver()
  const { live } = steering
  const i_lead = lead_of(live.tables)?.id === live.me.value?.actor_id
  const { lead } = t.value
  if (is_lead || (!is_me && !(i_lead && is_here(person.id)))) return null
  const hand_over = () => steering.ask('lead.set', { user_id: person.id })
  return (
    <button
      class="button"
      data-kind="plain"
      aria-label={is_me ? lead.take_over : lead.hand_over_to(person.name)}
      onClick={is_me ? take_over : hand_over}
    >
      {is_me ? lead.take_over : lead.hand_over}
    </button>
  )
}

function useTakeOver(): () => Promise<void> {
  const steering = useSteering()
  return async () => {
    const user_id = steering.live.me.value?.actor_id
    await steering.ask('lead.set', { user_id })
  }
}
