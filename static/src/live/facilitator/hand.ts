/** Whether somebody's hand is on an element: a pointer that lies on it, or the keyboard's focus. */
import type { Signal } from '@preact/signals'
import { useEffect } from 'preact/hooks'

/** A pointer that has not moved for so long is no hand any more. */
const RESTS_MS = 30_000

export function useHand(root: { current: HTMLElement | null }, is_on: Signal<boolean>): void {
  useEffect(() => {
    const element = root.current!
    let rest: ReturnType<typeof setTimeout> | undefined
    let has_keys = false
    const lift = () => (clearTimeout(rest), (is_on.value = has_keys))
    const lay = () => {
      clearTimeout(rest)
      is_on.value = true
      rest = setTimeout(lift, RESTS_MS)
    }
    const leave_keys = () => {
      has_keys = false
      if (!element.matches(':hover')) is_on.value = false
    }
    /** Heard everywhere: what had the focus may be gone without a word. */
    const focus = ({ target }: FocusEvent) => {
      has_keys = element.contains(target as Node) && (target as Element).matches(':focus-visible')
      if (has_keys) is_on.value = true
      else leave_keys()
    }
    element.addEventListener('pointermove', lay)
    element.addEventListener('pointerleave', lift)
    element.addEventListener('focusout', leave_keys)
    document.addEventListener('focusin', focus)
    return () => {
      clearTimeout(rest)
      is_on.value = false
      element.removeEventListener('pointermove', lay)
      element.removeEventListener('pointerleave', lift)
      element.removeEventListener('focusout', leave_keys)
      document.removeEventListener('focusin', focus)
    }
  }, [])
}
