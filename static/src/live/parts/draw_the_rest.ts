/**
 * Bands of notes that are out of sight are not drawn, which brings a full board up fast. Each is drawn once in an idle
 * moment, so that its height is known and its lines are broken before somebody scrolls there.
 */

const AFTER_MS = 1500 // The reveal's turning is over.
const AT_ONCE = 4

type Idle = { requestIdleCallback?: (act: () => void, options: { timeout: number }) => number }

/** Returns how to stop. `data-drawn`: a band that is being drawn; the board when all of it has been. */
export function draw_the_rest(board: HTMLElement): () => void {
  let is_over = false
  const some = () => {
    if (is_over) return
    const bands = [...board.querySelectorAll<HTMLElement>('.band:not([data-drawn])')]
    for (const band of bands.slice(0, AT_ONCE)) band.dataset['drawn'] = ''
    if (bands.length > 0) after_a_frame(some)
    else settle(board)
  }
  const first = setTimeout(some, AFTER_MS)
  return () => {
    is_over = true
    clearTimeout(first)
    delete board.dataset['drawn']
  }
}

/** Now their heights are remembered. */
function settle(board: HTMLElement): void {
  for (const band of board.querySelectorAll<HTMLElement>('.band')) delete band.dataset['drawn']
  board.dataset['drawn'] = ''
}

function after_a_frame(act: () => void): void {
  const { requestIdleCallback: when_idle } = globalThis as Idle
  requestAnimationFrame(() => (when_idle ? when_idle(act, { timeout: 1000 }) : setTimeout(act, 50)))
}
