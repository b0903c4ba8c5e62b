/** The one key of the whole console: `?` tells how it is worked. In a field it is a letter. */
import { useEffect } from 'preact/hooks'
import { is_typing } from '../parts/typing.ts'
import type { Steering } from './steering.ts'

export function useHelpKey(steering: Steering): void {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.key !== '?' || event.defaultPrevented || is_typing(event.target) || document.querySelector('dialog[open]')) return
      event.preventDefault()
      steering.open({ name: 'help' })
    }
    addEventListener('keydown', press)
    return () => removeEventListener('keydown', press)
  }, [steering])
}
