/** What screen readers hear of what others do: bundled, so that a busy room is one sentence now and then. */
import { signal, type ReadonlySignal } from '@preact/signals'

/** What comes at the same moment is said together, and then there is silence for a while. */
const BUNDLE_MS = 200
const SILENCE_MS = 5000

export type Announcer = {
  /** The text of the one polite live region. */
  said: ReadonlySignal<string>
  /** `about` something told before and not yet said replaces it; the words are made when they are said. */
  tell(words: string | (() => string), about?: string): void
}

export function make_announcer(later: (act: () => void, ms: number) => unknown = setTimeout): Announcer {
  const said = signal('')
  const waiting = new Map<string, () => string>()
  let is_pausing = false
  const speak = () => {
    const words = [...waiting.values()].map((make) => make()).filter(Boolean).join(' · ')
    waiting.clear()
    is_pausing = words !== ''
    if (!words) return
    said.value = words === said.peek() ? `${words}\u00a0` : words
    later(speak, SILENCE_MS)
  }
  return {
    said,
    tell(words, about = String(words)) {
      waiting.delete(about)
      waiting.set(about, typeof words === 'string' ? () => words : words)
      if (is_pausing) return
      is_pausing = true
      later(speak, BUNDLE_MS)
    },
  }
}
