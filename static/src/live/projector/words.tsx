/** What the wall says in the middle: a question and what belongs to it, as large as all of it fits. */
import type { ComponentChildren } from 'preact'
import { useRef } from 'preact/hooks'
import { set } from '../parts/phrases.tsx'
import { useShrink } from './shrink.ts'

/** `grows_with` names what may need more room: when it changes, the size is found anew. */
export function Words({ title, grows_with, children }: {
  title: string
  grows_with?: string
  children?: ComponentChildren
}) {
  const frame = useRef<HTMLElement>(null)
  useShrink(frame, `${title} ${grows_with ?? ''}`)
  return (
    <main class="projector-words" ref={frame}>
      <h1>{set(title)}</h1>
      {children}
    </main>
  )
}
