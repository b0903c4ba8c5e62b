/** Says in words when the network is gone, and how much is still to be sent; silent while all is well. */
import { useSignal } from '@preact/signals'
import { useEffect } from 'preact/hooks'
import { Icon } from '../parts/icon.tsx'
import { sentence } from '../parts/phrases.tsx'
import { usePhone } from './phone.ts'
import { t } from './words.ts'

const PATIENCE_MS = 2500

export function Network() {
  const { live, drafts, announcer } = usePhone()
  const is_off = live.status.value !== 'online'
  const is_long = useSignal(false)
  useEffect(() => {
    if (!is_off && is_long.peek()) announcer.tell(() => t.value.online_again)
    const timer = setTimeout(() => (is_long.value = is_off), is_off ? PATIENCE_MS : 0)
    return () => clearTimeout(timer)
  }, [is_off])
  const sending = live.outbox.value.filter(({ state }) => state === 'waiting' || state === 'sent')
  const going = drafts.list.value.filter(({ is_going }) => is_going)
  const unsent = sending.length + going.length
  return (
    <div role="status">
      {is_off && is_long.value && (
        <p class="connection" data-state="warn">
          <Icon name="offline" />
          <span>
            {sentence(t.value.offline)}
            {unsent > 0 && ` · ${t.value.still_sending(unsent)}`}
          </span>
        </p>
      )}
    </div>
  )
}
