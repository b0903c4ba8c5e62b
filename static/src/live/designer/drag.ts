/** Dragging by a grip: the thing itself follows the pointer, a line shows where it would go, Esc puts it back. */
const EDGE_PX = 70

export type Drag = {
  /** The pointer is at this height of the window. */
  over(y: number): void
  drop(): void
  end(): void
}

/** For `onPointerDown` of a grip inside `[data-lift]`. Buttons beside it do the same. */
export function start_drag(event: PointerEvent, drag: Drag): void {
  const grip = event.currentTarget as HTMLElement
  const lifted = grip.closest<HTMLElement>('[data-lift]')
  if (!lifted || event.button !== 0) return
  event.preventDefault()
  const from = event.clientY + scrollY
  lifted.dataset['lift'] = 'up'
  grip.setPointerCapture(event.pointerId)
  const follow = (to: PointerEvent) => {
    if (to.clientY < EDGE_PX) scrollBy(0, -EDGE_PX / 4)
    if (to.clientY > innerHeight - EDGE_PX) scrollBy(0, EDGE_PX / 4)
    lifted.style.transform = `translateY(${to.clientY + scrollY - from}px)`
    drag.over(to.clientY)
  }
  const stop = () => {
    lifted.dataset['lift'] = ''
    lifted.style.transform = ''
    grip.removeEventListener('pointermove', follow)
    grip.removeEventListener('pointerup', let_go)
    grip.removeEventListener('pointercancel', stop)
    removeEventListener('keydown', escape)
    drag.end()
  }
  const let_go = () => (drag.drop(), stop())
  const escape = (key: KeyboardEvent) => key.key === 'Escape' && stop()
  grip.addEventListener('pointermove', follow)
  grip.addEventListener('pointerup', let_go)
  grip.addEventListener('pointercancel', stop)
  addEventListener('keydown', escape)
}

/** The id of the first of these elements, in their order, whose middle lies under `y`; null for none. */
export function first_below(elements: Iterable<HTMLElement>, y: number, but: string): string | null {
  for (const element of elements) {
    const { top, height } = element.getBoundingClientRect()
    const id = element.dataset['id']!
    if (id !== but && top + height / 2 > y) return id
  }
  return null
}

/** The element that lies at `y`, or the last one above it. */
export function at_height(elements: Iterable<HTMLElement>, y: number): HTMLElement | undefined {
  return [...elements].findLast((element) => element.getBoundingClientRect().top <= y)
}
