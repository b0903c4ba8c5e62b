/** Raising a hand: one press up, one press down; only facilitators see it. */
import { useSignal } from '@preact/signals'
import { useEffect } from 'preact/hooks'
import { Icon } from '../parts/icon.tsx'
import { say, unsay } from '../parts/toasts.tsx'
import { usePhone } from './phone.ts'
import { t } from './seat_words.ts'

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
