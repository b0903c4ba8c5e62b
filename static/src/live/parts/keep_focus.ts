/** A note that comes into another band is drawn anew there: what had the focus in it has it again. */

/** Call it before a change; what it returns, after. */
export function keep_focus(root: Element | null): () => void {
  const had = document.activeElement
  const note = root?.contains(had) && had!.closest<HTMLElement>('[data-note]')
  const nth = note ? controls(note).indexOf(had as HTMLElement) : -1
  return () => {
    if (!note || had!.isConnected) return
    const again = root!.querySelector(`[data-note="${note.dataset['note']}"]`)
    if (again) controls(again)[nth]?.focus({ preventScroll: true })
  }
}

const controls = (note: Element): HTMLElement[] => [...note.querySelectorAll<HTMLElement>('input, button, a')]
