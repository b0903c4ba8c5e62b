/** When the whole wall is laid out anew, what stays on it glides to its new place. */
import { useLayoutEffect, useRef } from 'preact/hooks'

const CALM_MS = 240
const SETTLE = 'cubic-bezier(0.2, 0.7, 0.2, 1)'
type Places = ReadonlyMap<string, DOMRect>

/** At each change of `layout`; whoever asks for less motion sees everything where it is. */
export function useGlide(layout: unknown): void {
  const last = useRef(layout)
  const before = last.current === layout ? null : places_now() // Drawn, not yet put into the page: the old places are still there.
  useLayoutEffect(() => {
    last.current = layout
    if (before && !matchMedia('(prefers-reduced-motion: reduce)').matches) requestAnimationFrame(() => glide(before))
  })
}

const papers = (): HTMLElement[] => [...document.querySelectorAll<HTMLElement>('.projector > main [data-note]')]

function places_now(): Places {
  return new Map(papers().map((paper) => [paper.dataset['note']!, paper.getBoundingClientRect()]))
}

function glide(before: Places): void {
  for (const paper of papers()) {
    const was = before.get(paper.dataset['note']!)
    const is = paper.getBoundingClientRect()
    const from = was ? { transform: `translate(${was.left - is.left}px, ${was.top - is.top}px)` } : { opacity: 0 }
    paper.animate([from, {}], { duration: CALM_MS, easing: SETTLE })
  }
}
