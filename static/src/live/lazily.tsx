/** A part of a screen that is fetched when it is first shown: what is rare stays out of the first load. */
import { signal } from '@preact/signals'
import type { ComponentType, JSX } from 'preact'
import { useEffect } from 'preact/hooks'

/** Shows nothing, or `meanwhile`, until it is here. A fetch that failed is tried again at the next showing. */
export function lazily<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
  meanwhile?: (props: Props) => JSX.Element,
): (props: Props) => JSX.Element | null {
  const part = signal<ComponentType<Props> | null>(null)
  let is_coming = false
  const fetch_it = () => {
    if (part.peek() || is_coming) return
    is_coming = true
    load().then(
      (loaded) => (part.value = loaded),
      () => (is_coming = false),
    )
  }
  return (props) => {
    useEffect(fetch_it, [])
    const Part = part.value
    return Part ? <Part {...props} /> : (meanwhile?.(props) ?? null)
  }
}
