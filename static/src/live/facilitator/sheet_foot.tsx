/** The foot of a sheet: leave, or do it. */
import type { ComponentChildren } from 'preact'
import { useSteering } from './steering.ts'
import { t } from './words.ts'

type Foot = { children: ComponentChildren; is_ready?: boolean; is_done?: boolean }

/** `is_done`: something was saved already, so that leaving cancels nothing. */
export function SheetFoot({ children, is_ready = true, is_done = false }: Foot) {
  const steering = useSteering()
  return (
    <footer>
      <button type="button" class="button" onClick={() => steering.close()}>
        {is_done ? t.value.person.done : t.value.cancel}
      </button>
      <button class="button" data-kind="primary" disabled={!is_ready}>
        {children}
      </button>
    </footer>
  )
}
