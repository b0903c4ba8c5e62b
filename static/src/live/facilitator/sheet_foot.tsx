/** The foot of a sheet: leave, or do it. */
import type { ComponentChildren } from 'preact'
import { useSteering } from './steering.ts'
import { t } from './words.ts'

export function SheetFoot({ children, is_ready = true }: { children: ComponentChildren; is_ready?: boolean }) {
  const steering = useSteering()
  return (
    <footer>
      <button type="button" class="button" onClick={() => steering.close()}>
        {t.value.cancel}
      </button>
      <button class="button" data-kind="primary" disabled={!is_ready}>
        {children}
      </button>
    </footer>
  )
}
