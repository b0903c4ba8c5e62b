/** The one heading of a screen: what is asked now or what came out, with a line over or under it. */
import type { ComponentChildren } from 'preact'
import { bilingual } from '../i18n.ts'
import { set } from '../parts/phrases.tsx'
import type { Activity } from '../rows.ts'

const LONG = 40

type Lines = { children: ComponentChildren; over?: ComponentChildren; under?: ComponentChildren }

export function Title({ children, over, under }: Lines) {
  const is_long = typeof children === 'string' && children.length > LONG
  return (
    <div>
      {over && <p class="small soft">{set(over)}</p>}
      <h1 tabIndex={-1} data-long={is_long ? '' : undefined}>{set(children)}</h1>
      {under && <p class="small soft">{set(under)}</p>}
    </div>
  )
}

export function Question({ activity, under }: { activity: Activity; under?: ComponentChildren }) {
  return <Title under={under}>{question_of(activity)}</Title>
}

/** The prompt is the question; without one the activity's title is. */
export function question_of(activity: Activity): string {
  return bilingual(activity, 'prompt') || bilingual(activity, 'title')
}
