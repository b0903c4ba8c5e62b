/** Whether my ballot is saved, in words; waiting for the network is said, too. */
import type { ReadonlySignal } from '@preact/signals'
import { Status } from '../parts/status.tsx'
import { usePhone } from './phone.ts'
import { t } from './words.ts'

export function SavedLine({ is_saving }: { is_saving: ReadonlySignal<boolean> }) {
  const { live } = usePhone()
  if (!is_saving.value) return <Status tone="good">{t.value.saved}</Status>
  return <Status icon="retry">{live.status.value === 'online' ? t.value.saving : t.value.waiting_network}</Status>
}
