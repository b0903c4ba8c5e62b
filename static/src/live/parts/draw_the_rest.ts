/**
 * A full board comes up fast because notes out of sight are not drawn. Scrolling would then lay the whole grid out again
 * at every note that comes into sight; so what is out of sight is drawn in idle moments, some notes at a time.
 */

const AFTER_MS = 1500 // The reveal's turning is over.
const AT_ONCE = 100

type Idle = { requestIdleCallback?: (act: () => void, options: { timeout: number }) => number }

/** Returns how to stop. The style sheet reads `data-drawn`, of a note and of the board when all of it is done. */
export function draw_the_rest(board: HTMLElement): () => void {
  let is_over = false
  const some = () => {
    if (is_over) return
    const notes = [...board.querySelectorAll<HTMLElement>('.note:not([data-drawn])')]
    for (const note of notes.slice(0, AT_ONCE)) note.dataset['drawn'] = ''
    if (notes.length > AT_ONCE) when_idle(some)
    else board.dataset['drawn'] = ''
  }
  const first = setTimeout(() => when_idle(some), AFTER_MS)
  return () => {
    is_over = true
    clearTimeout(first)
    delete board.dataset['drawn']
  }
}

function when_idle(act: () => void): void {
  const { requestIdleCallback } = globalThis as Idle
  if (requestIdleCallback) requestIdleCallback(act, { timeout: 1000 })
  else setTimeout(act, 50)
}
