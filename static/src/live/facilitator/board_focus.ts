/** A note that comes into another group is drawn anew there: what had the focus in it has it again, whoever moved it. */

import { WORK } from './steering.ts'
import { when_drawn } from './when_drawn.ts'

/** The note that has the focus, or is to have it. */
let wanted: string | null = null
let give_back = () => {}

/** Gives the focus to a note as soon as it is drawn and nothing else has it, as after a sheet. */
export function focus_note(note_id: string): void {
  wanted = note_id
  when_drawn(() => give_back())
}

/** `place_of` names the group a note lies in; a note out of sight is stood for by its group's first button. */
export function keep_focus_on_board(root: HTMLElement, place_of: (note_id: string) => string): () => void {
  give_back = () => {
    const at = document.activeElement
    if (!wanted || !(at === document.body || at?.id === WORK)) return
    const pick = root.querySelector<HTMLElement>(`[data-note="${wanted}"] > .pick`)
    const button = root.querySelector<HTMLElement>(`[data-drop="${place_of(wanted)}"] :is(footer, header) button`)
    ;(pick ?? button)?.focus({ preventScroll: true })
  }
  const remember = ({ target }: FocusEvent) => {
    wanted = (target as Element).closest<HTMLElement>('[data-note]')?.dataset['note'] ?? null
  }
  /** Whoever presses elsewhere wants the focus nowhere. */
  const forget = () => (wanted = null)
  const observer = new MutationObserver(give_back)
  observer.observe(root, { childList: true, subtree: true })
  root.addEventListener('focusin', remember)
  addEventListener('pointerdown', forget)
  return () => {
    observer.disconnect()
    root.removeEventListener('focusin', remember)
    removeEventListener('pointerdown', forget)
    give_back = () => {}
  }
}
