/** Finds sizes on the wall by measuring what is laid out, whatever turns or grows meanwhile: the largest at which it fits. */
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks'

type Frame = { current: HTMLElement | null }

/**
 * Calls `fit` whenever what is in the frame was drawn anew, the frame has another size, or letters have come.
 * What `fit` sets must not change the frame's own size.
 */
export function useFitting(frame: Frame, fit: (frame: HTMLElement) => void): void {
  const latest = useRef(fit)
  latest.current = fit
  const again = () => {
    if (frame.current) latest.current(frame.current)
  }
  useLayoutEffect(again)
  useEffect(() => {
    const observer = new ResizeObserver(again)
    observer.observe(frame.current!)
    document.fonts.addEventListener('loadingdone', again)
    return () => {
      observer.disconnect()
      document.fonts.removeEventListener('loadingdone', again)
    }
  }, [])
}

/** Sets `--letters` to the first of `sizes` (in rem, the largest first) at which it fits, else to the last; whether it does. */
export function largest(element: HTMLElement, sizes: readonly number[], fits: () => boolean): boolean {
  return sizes.some((size) => {
    element.style.setProperty('--letters', `${size}rem`)
    return fits()
  })
}

/** Whether all of an element's content is within it. */
export function holds_all(element: HTMLElement): boolean {
  return element.scrollHeight <= element.clientHeight && element.scrollWidth <= element.clientWidth
}

/** A way to lay something out: words for `data-look`, which the style sheet knows, and sizes to try. */
export type Look = { names: string; sizes: readonly number[] }

/**
 * Gives the frame the first look in which all of it fits. Else, in the last one, it goes without the last of `parts` and with
 * `more`, the line that says how many those are; returns how many.
 */
export function fit_looks(frame: HTMLElement, looks: readonly Look[], parts: readonly HTMLElement[], more: HTMLElement): number {
  show(parts, parts.length, more)
  if (looks.some((look) => fits_in(frame, look))) return 0
  let shown = parts.length
  while (shown > 0 && !holds_all(frame)) show(parts, --shown, more)
  return parts.length - shown
}

function fits_in(frame: HTMLElement, { names, sizes }: Look): boolean {
  frame.dataset['look'] = names
  return largest(frame, sizes, () => holds_all(frame))
}

function show(parts: readonly HTMLElement[], count: number, more: HTMLElement): void {
  parts.forEach((part, nth) => part.toggleAttribute('data-unfit', nth >= count))
  more.toggleAttribute('data-unfit', count === parts.length)
}

export function rem(): number {
  return parseFloat(getComputedStyle(document.documentElement).fontSize)
}
