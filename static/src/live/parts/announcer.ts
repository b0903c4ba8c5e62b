/** What screen readers hear: of one's own acts at once, of what others do bundled, so that a busy room is one sentence now and then. */
import { signal, type ReadonlySignal } from '@preact/signals'

/** What comes at the same moment is said together, and then there is silence for a while. */
const BUNDLE_MS = 200
const SILENCE_MS = 5000
const OWN = 'own act'
type Words = string | (() => string)

export type Announcer = {
  /** The text of the one polite live region. */
  said: ReadonlySignal<string>
  /** `about` something told before and not yet said replaces it; the words are made when they are said. */
  tell(words: Words, about?: string): void
  /** How something went that its owner did: waits for no silence to end, and replaces what was not said of it yet. */
  answer(words: Words): void
}

export function make_announcer(later: (act: () => void, ms: number) => unknown = setTimeout): Announcer {
  const said = signal('')
  const waiting = new Map<string, () => string>()
  let state: 'idle' | 'gathering' | 'silent' = 'idle'
  let turn = 0
  /** Whatever was to be said later is said then instead. */
  const after = (ms: number) => {
    const mine = ++turn
    later(() => mine === turn && speak(), ms)
  }
  const speak = () => {
    const words = [...waiting.values()].map((make) => make()).filter(Boolean).join(' · ')
    waiting.clear()
    state = words === '' ? 'idle' : 'silent'
    if (!words) return
    said.value = words === said.peek() ? `${words}\u00a0` : words
    after(SILENCE_MS)
  }
  const gather = () => {
    state = 'gathering'
    after(BUNDLE_MS)
  }
  const wait_with = (words: Words, about: string) => {
    waiting.delete(about)
    waiting.set(about, typeof words === 'string' ? () => words : words)
  }
  return {
    said,
    tell(words, about = String(words)) {
      wait_with(words, about)
      if (state === 'idle') gather()
    },
    answer(words) {
      wait_with(words, OWN)
      if (state !== 'gathering') gather()
    },
  }
}
