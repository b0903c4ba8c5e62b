/** Where a hand takes hold of a row. */
import { Icon } from '../parts/icon.tsx'
import { t } from './words.ts'

/** For the hand only: keys have the buttons beside it. */
export function Grip({ onPointerDown }: { onPointerDown: (event: PointerEvent) => void }) {
  return (
    <span class="grip" aria-hidden="true" title={t.value.drag} onPointerDown={onPointerDown}>
      <Icon name="grip" />
    </span>
  )
}
