/** The receipt in large letters, to be written down, copied or photographed. */
import { sentence } from '../parts/phrases.tsx'
import { usePhone } from './phone.ts'
import { CopyButton } from './copy_button.tsx'
import { receipt_of } from './receipt.ts'
import { t } from './words.ts'

export function Receipt() {
  const receipt = receipt_of(usePhone().person)
  if (!receipt) return <Missing />
  return (
    <div class="sheet stack">
      <p class="my-receipt">{receipt}</p>
      <p class="small soft">{t.value.receipt_hint}</p>
      <div class="row"><CopyButton text={receipt} kind="plain" /></div>
    </div>
  )
}

/** A facilitator gives a new one until the close, which erases who wrote what. */
function Missing() {
  const is_over = usePhone().room.value.workshop?.state === 'closed'
  return <p class="small">{sentence(is_over ? t.value.receipt_lost : t.value.receipt_missing)}</p>
}
