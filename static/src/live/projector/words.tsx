/** What the wall asks, always in one place and in one size, and under it what belongs to it, as large as it fits. */
import type { ComponentChildren } from 'preact'
import { useRef } from 'preact/hooks'
import { set } from '../parts/phrases.tsx'
import { holds_all, largest, useFitting } from './fitting.ts'

const QUESTION_SIZES = [4.2, 3.7, 3.2, 2.8, 2.4, 2.1, 1.8, 1.5, 1.25]
/** Of the frame's height; what is asked must not push aside what is said of it. */
const QUESTION_SHARE = 0.44
const SIZES = [1.6, 1.5, 1.4, 1.3, 1.2, 1.1, 1, 0.9, 0.84]

type Said = {
  title: string
  children?: ComponentChildren
  /** Finds its own size. */
  beside?: ComponentChildren
}

export function Words({ title, children, beside }: Said) {
  const frame = useRef<HTMLElement>(null)
  useFitting(frame, fit_words)
  return (
    <main class="wall-words" ref={frame} data-halved={beside ? '' : undefined}>
      <h1>{set(title)}</h1>
      <div>{children}</div>
      {beside}
    </main>
  )
}

/** The question's size depends on its own words alone: what comes under it later does not move it. */
function fit_words(frame: HTMLElement): void {
  const [question, rest] = frame.children as unknown as [HTMLElement, HTMLElement]
  largest(question, QUESTION_SIZES, () => question.offsetHeight <= QUESTION_SHARE * frame.clientHeight)
  largest(rest, SIZES, () => holds_all(rest))
}
