/** What others have added since it was last told, for ears: numbers that grew, bundled by the announcer. */
import { useEffect, useRef } from 'preact/hooks'
import type { Announcer } from './announcer.ts'

export type Counts = Readonly<Record<string, number>>

/** `about` names what is counted: when it changes, counting starts anew and nothing is told. */
export function useNews(announcer: Announcer, about: string, counts: Counts, words: (more: Counts) => string): void {
  const told = useRef({ about, counts })
  const now = useRef(counts)
  now.current = counts
  useEffect(() => {
    if (told.current.about !== about) told.current = { about, counts }
    const say = () => {
      const more = grown(told.current.counts, now.current)
      told.current = { about, counts: now.current }
      return words(more)
    }
    if (Object.values(grown(told.current.counts, counts)).some((more) => more > 0)) announcer.tell(say, 'news')
  }, [about, ...Object.values(counts)])
}

function grown(before: Counts, after: Counts): Counts {
  return Object.fromEntries(Object.entries(after).map(([name, count]) => [name, Math.max(0, count - (before[name] ?? 0))]))
}
