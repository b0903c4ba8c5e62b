/** The upper edge of every scene: what it is about, and a place that is kept for the room's timer. */
import type { ComponentChildren } from 'preact'
import { useRef } from 'preact/hooks'
import type { Live } from '../live.ts'
import type { Activity } from '../rows.ts'
import { bilingual } from '../i18n.ts'
import { timing } from '../parts/clock_face.ts'
import { Icon } from '../parts/icon.tsx'
import { set } from '../parts/phrases.tsx'
import { Timer, useSecond } from '../parts/timer.tsx'
import { t as parts } from '../parts/words.ts'
import { largest, useFitting } from './fitting.ts'

type Said = { live: Live; brand?: string; above?: string; children?: ComponentChildren }

/** `above` is one line over the heading; a `brand` is none. */
export function Head({ live, brand, above, children }: Said) {
  return (
    <header class="wall-head">
      <div>
        {brand && <p class="brand">{brand}</p>}
        {above && <Above>{above}</Above>}
        {children && <Heading>{children}</Heading>}
      </div>
      <Clock live={live} />
    </header>
  )
}

const SIZES = [1.6, 1.5, 1.4, 1.3, 1.25]
const HEADING_SIZES = [2, 1.8, 1.6, 1.4, 1.25]

/** One line if it can be, else two. */
function Above({ children }: { children: string }) {
  const frame = useRef<HTMLParagraphElement>(null)
  useFitting(frame, (line) => void largest(line, SIZES, () => lines_of(line) < 2))
  return (
    <p class="wall-above" ref={frame}>
      {set(children)}
    </p>
  )
}

/** A sentence in two lines, so that there is room for what it heads. */
function Heading({ children }: { children: ComponentChildren }) {
  const frame = useRef<HTMLHeadingElement>(null)
  useFitting(frame, (heading) => void largest(heading, HEADING_SIZES, () => lines_of(heading) < 3))
  return <h1 ref={frame}>{children}</h1>
}

const lines_of = (text: HTMLElement): number => Math.floor(text.scrollHeight / parseFloat(getComputedStyle(text).lineHeight))

/** What the activity asks, or what it is called where it asks nothing. */
export const question_of = (activity: Activity): string => bilingual(activity, 'prompt') || bilingual(activity, 'title')

/** For over the large question: what the activity is called, where that says something else. */
export function title_over_question(activity: Activity): string {
  const title = bilingual(activity, 'title')
  return title === question_of(activity) ? '' : title
}

/** A timer that stands or is over says so in words. */
export function Clock({ live }: { live: Live }) {
  const now = useSecond(live)
  const row = live.tables.timer.all.value[0]
  const shown = row && timing(row, now.value)
  const is_paused = shown?.run === 'paused'
  const is_over = shown !== undefined && shown.left_ms < 0
  return (
    <div class="wall-clock">
      <Timer live={live} />
      {(is_paused || is_over) && (
        <p class="row" data-state={is_over ? 'bad' : undefined}>
          <Icon name={is_paused ? 'pause' : 'clock'} />
          {is_paused ? parts.value.time_paused : parts.value.time_over}
        </p>
      )}
    </div>
  )
}
