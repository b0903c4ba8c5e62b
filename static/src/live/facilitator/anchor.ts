/** Keeps the place of what is under the pointer while rows above it grow or shrink. `inside` is what `frame` scrolls. */
export function hold_under_pointer(frame: HTMLElement, inside: HTMLElement): () => void {
  let held: Element | null = null
  let top = 0
  const look = () => (top = held?.getBoundingClientRect().top ?? 0)
  const take = ({ target }: Event) => {
    held = (target as Element).closest('[data-note], .cluster')
    look()
  }
  const leave = () => (held = null)
  const change = () => {
    if (held?.isConnected) frame.scrollTop += held.getBoundingClientRect().top - top
  }
  const observer = new ResizeObserver(change)
  observer.observe(inside)
  frame.addEventListener('pointerover', take)
  frame.addEventListener('pointerleave', leave)
  frame.addEventListener('scroll', look)
  return () => {
    observer.disconnect()
    frame.removeEventListener('pointerover', take)
    frame.removeEventListener('pointerleave', leave)
    frame.removeEventListener('scroll', look)
  }
}
