/** Raising a hand: one press up, one press down; only facilitators see it. */
import { useSignal } from '@preact/signals'
import { useEffect } from 'preact/hooks'
import type { Live } from '../live.ts'
import { Icon } from '../parts/icon.tsx'
import { say, unsay } from '../parts/toasts.tsx'
import type { Frame } from '../store.ts'
import { usePhone } from './phone.ts'
import { t } from './seat_words.ts'

/** The last press here was to take it down. */
let is_own_wish = false

export function HandButton() {
  const { live, room } = usePhone()
  const is_busy = useSignal(false)
  const is_up = live.tables.hands.get(live.boot.participant_id ?? '') !== undefined
  useEffect(() => {
    if (!is_up) unsay('hand')
  }, [is_up])
  if (room.value.workshop?.state !== 'open') return null
  const press = async () => {
    is_busy.value = true
    is_own_wish = is_up
    const answer = await live.command(is_up ? 'hand.lower' : 'hand.raise', {}).settled
    is_busy.value = false
    if (answer.ok && !is_up) say(t.value.raised, 'good', undefined, 'hand')
  }
  return (
    <button
      type="button"
      class="button"
      data-kind={is_up ? undefined : 'plain'}
      data-shape="square"
      aria-pressed={is_up}
      aria-label={is_up ? t.value.lower : t.value.raise}
      title={is_up ? t.value.lower : t.value.raise}
      onClick={() => is_busy.value || press()}
    >
      <Icon name="hand" />
    </button>
  )
}

/** A hand that a facilitator takes down for itself was seen: its owner is to speak. All taken down at once are not. */
export function is_given_the_floor({ boot }: Live, { events = [] }: Frame): boolean {
  const is_mine = (ids: readonly string[] | undefined) => ids?.includes(boot.participant_id ?? '')
  return !is_own_wish && events.some(({ type, drop }) => type === 'hand.lowered' && is_mine(drop?.['hands']))
}
