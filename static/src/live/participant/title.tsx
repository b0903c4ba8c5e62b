/** The one heading of a screen: what is asked now, with a line under it. */
import type { ComponentChildren } from 'preact'
import { bilingual } from '../i18n.ts'
import { set } from '../parts/phrases.tsx'
import type { Activity } from '../rows.ts'

const LONG = 40

export function Title({ children, under }: { children: ComponentChildren; under?: ComponentChildren }) {
  const is_long = typeof children === 'string' && children.length > LONG
  return (
    <div>
      <h1 tabIndex={-1} data-long={is_long ? '' : undefined}>{set(children)}</h1>
      {under && <p class="small soft">{set(under)}</p>}
    </div>
  )
}

/** The prompt is the question; without one the activity's title is. */
export function Question({ activity, under }: { activity: Activity; under?: ComponentChildren }) {
  const prompt = bilingual(activity, 'prompt')
  return <Title under={under}>{prompt || bilingual(activity, 'title')}</Title>
}
