/** A part of a screen that is fetched when it is first shown: what is rare stays out of the first load. */
import { signal } from '@preact/signals'
import type { ComponentType, JSX } from 'preact'
import { useEffect } from 'preact/hooks'
import { patiently } from './patiently.ts'

/** `fetch` brings it before it is shown, when that can be foreseen. */
type Lazy<Props> = ((props: Props) => JSX.Element | null) & { fetch: () => void }

/** Shows nothing, or `meanwhile`, until it is here. */
export function lazily<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
  meanwhile?: (props: Props) => JSX.Element,
): Lazy<Props> {
  const part = signal<ComponentType<Props> | null>(null)
  let is_coming = false
  const fetch_it = () => {
    if (is_coming) return
    is_coming = true
    void patiently(load).then((loaded) => (part.value = loaded))
  }
  const show = (props: Props) => {
    useEffect(fetch_it, [])
    const Part = part.value
    return Part ? <Part {...props} /> : (meanwhile?.(props) ?? null)
  }
  return Object.assign(show, { fetch: fetch_it })
}
