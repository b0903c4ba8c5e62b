/** Makes a list on the wall smaller until it fits its frame; people at the back read it best at full size. */
import { useLayoutEffect } from 'preact/hooks'

const STEP = 0.05
const SMALLEST = 0.45

/** Sets `--shrink` on the element, which should be as high as its frame and count its sizes in em. */
export function useShrink(element: { current: HTMLElement | null }, changes_with: unknown): void {
  useLayoutEffect(() => {
    const fit = () => element.current && shrink(element.current)
    fit()
    void document.fonts?.ready.then(fit)
    addEventListener('resize', fit)
    return () => removeEventListener('resize', fit)
  }, [changes_with])
}

function shrink(element: HTMLElement): void {
  for (let scale = 1; scale >= SMALLEST; scale -= STEP) {
    element.style.setProperty('--shrink', scale.toFixed(2))
    if (element.scrollHeight <= element.clientHeight) return
  }
}
