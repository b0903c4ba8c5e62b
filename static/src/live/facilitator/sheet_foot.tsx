/** The foot of a sheet: leave, or do it. */
import type { ComponentChildren } from 'preact'
import { t as paper } from './paper_words.ts'
import { useSteering } from './steering.ts'
import { t } from './words.ts'

type Foot = { children: ComponentChildren; is_ready?: boolean; is_done?: boolean; onLeave?: () => void }

/** `is_done`: something was saved already, so that leaving cancels nothing. `onLeave`: what was typed is kept. */
export function SheetFoot({ children, is_ready = true, is_done = false, onLeave }: Foot) {
  const steering = useSteering()
  const leave = onLeave ? paper.value.close : t.value.cancel
  return (
    <footer>
      <button type="button" class="button" onClick={onLeave ?? (() => steering.close())}>
        {is_done ? t.value.person.done : leave}
      </button>
      <button class="button" data-kind="primary" disabled={!is_ready}>
        {children}
      </button>
    </footer>
  )
}
