/** Keys of the whole board: undo, do again, choose everything that is shown, search. Letters in fields are letters. */
import { is_typing } from '../parts/typing.ts'
import type { Steering } from './steering.ts'

/** Returns how to stop listening. */
export function board_keys(steering: Steering, board: HTMLElement): () => void {
  const press = (event: KeyboardEvent) => {
    if (event.defaultPrevented || is_typing(event.target) || document.querySelector('dialog[open]')) return
    const act = act_of(event, steering, board)
    if (!act) return
    event.preventDefault()
    act()
  }
  addEventListener('keydown', press)
  return () => removeEventListener('keydown', press)
}

function act_of(event: KeyboardEvent, steering: Steering, board: HTMLElement): (() => void) | null {
  const key = event.key.toLowerCase()
  if (key === '/' && !event.ctrlKey && !event.metaKey) return focus_search
  if (!event.ctrlKey && !event.metaKey) return null
  if (key === 'y' || (key === 'z' && event.shiftKey)) return () => void steering.redo()
  if (key === 'z') return () => void steering.undo()
  if (key === 'a') return () => steering.select(ids_in(board))
  return null
}

function ids_in(board: HTMLElement): string[] {
  return [...board.querySelectorAll<HTMLElement>('[data-note]')].map((each) => each.dataset['note']!)
}

function focus_search(): void {
  document.querySelector<HTMLInputElement>('.board-search input')?.focus()
}
