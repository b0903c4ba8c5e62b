/** The receipt in large letters, to be written down, copied or photographed. */
import { usePhone } from './phone.ts'
import { CopyButton } from './gone.tsx'
import { receipt_of } from './receipt.ts'
import { t } from './words.ts'

export function Receipt() {
  const receipt = receipt_of(usePhone().person)
  if (!receipt) return <p class="small">{t.value.receipt_missing}</p>
  return (
    <div class="sheet stack">
      <p class="my-receipt">{receipt}</p>
      <p class="small soft">{t.value.receipt_hint}</p>
      <div class="row"><CopyButton text={receipt} /></div>
    </div>
  )
}
