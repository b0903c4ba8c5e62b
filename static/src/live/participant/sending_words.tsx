/** How something of mine fares that is not saved yet. */
import { Icon } from '../parts/icon.tsx'
import { t as parts } from '../parts/words.ts'
import { usePhone } from './phone.ts'
import { t } from './words.ts'

export function SendingWords() {
  const is_online = usePhone().live.status.value === 'online'
  return <><Icon name="retry" />{is_online ? t.value.sending : t.value.waiting_network}</>
}

/** A note that waits for its picture. */
export function CarryingWords() {
  const { live, is_stuck } = usePhone()
  const gets_through = live.status.value === 'online' && !is_stuck.value
  return <><Icon name="retry" />{gets_through ? parts.value.picture_sending : t.value.waiting_network}</>
}
