/** What the sheets for notes and for ballots from paper share. */
import type { Signal } from '@preact/signals'
import { Status } from '../parts/status.tsx'
import { say } from '../parts/toasts.tsx'
import { t } from './paper_words.ts'
import type { PaperSlips } from './paper_slips.ts'

type Way = 'slip' | 'lines'
type WayWords = { label: string } & Record<Way, string>

export function Ways({ way, words }: { way: Signal<Way>; words: WayWords }) {
  return (
    <div class="row" role="group" aria-label={words.label}>
      {(['slip', 'lines'] as const).map((each) => (
        <button
          type="button"
          key={each}
          class="chip"
          data-press
          aria-pressed={way.value === each}
          onClick={() => (way.value = each)}
        >
          {words[each]}
        </button>
      ))}
    </div>
  )
}

/** What was left in the sheet before: to go on with, or to throw away on purpose. `empty` gives the way back. */
export function LeftBehind({ empty }: { empty: () => () => void }) {
  const throw_away = () => {
    const bring_back = empty()
    say(t.value.thrown_away, 'good', { label: t.value.bring_back, run: bring_back })
  }
  return (
    <p class="row small" data-wrap>
      <Status tone="warn">{t.value.left_behind}</Status>
      <button type="button" class="button" data-kind="plain" onClick={throw_away}>
        {t.value.throw_away}
      </button>
    </p>
  )
}

type OfKind = { saving: (count: number) => string; saved_count: (count: number) => string }

export function Progress({ slips, words }: { slips: PaperSlips; words: OfKind }) {
  const { done, asked, left, refused, is_busy } = slips
  return (
    <div class="stack" role="status">
      {asked.value > 1 && is_busy.value && (
        <div class="progress" aria-hidden="true">
          <i style={{ '--v': (asked.value - left.value) / asked.value }} />
        </div>
      )}
      {is_busy.value && <p class="small soft">{words.saving(left.value)}</p>}
      {!is_busy.value && done.value > 0 && <Status tone="good">{words.saved_count(done.value)}</Status>}
      {refused.value.map(({ text, why }, nth) => (
        <p class="small" key={nth}>
          <Status tone="bad">{why}</Status> {beginning_of(text)}
        </p>
      ))}
    </div>
  )
}

/** Enough to find the line in the field above, where it waits whole. */
function beginning_of(text: string): string {
  return text.length > 48 ? `${text.slice(0, 48)}…` : text
}
