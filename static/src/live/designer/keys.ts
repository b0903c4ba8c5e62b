/** Keys of the whole designer: undo, do again, and `?`. In a field they belong to what is typed there. */
import { useEffect } from 'preact/hooks'
import { is_typing } from '../parts/typing.ts'
import type { Designing } from './designing.ts'

export function useKeys(designing: Designing): void {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.defaultPrevented || is_typing(event.target) || document.querySelector('dialog[open]')) return
      const act = act_of(event, designing)
      if (!act) return
      event.preventDefault()
      act()
    }
    addEventListener('keydown', press)
    return () => removeEventListener('keydown', press)
  }, [designing])
}

function act_of(event: KeyboardEvent, designing: Designing): (() => void) | null {
  if (event.key === '?') return () => (designing.is_helping.value = true)
  if (!event.ctrlKey && !event.metaKey) return null
  const key = event.key.toLowerCase()
  if (key === 'y' || (key === 'z' && event.shiftKey)) return () => void designing.redo()
  return key === 'z' ? () => void designing.undo() : null
}
