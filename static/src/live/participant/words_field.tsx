/** The field that a note is written in: the browser's own, never drawn again while somebody types. Its words lie on a draft. */
import { useComputed, type Signal } from '@preact/signals'
import type { JSX, RefObject } from 'preact'
import { useEffect } from 'preact/hooks'
import { Icon } from '../parts/icon.tsx'
import { sentence } from '../parts/phrases.tsx'
import { graphemes, LIMITS, tidy } from '../words.ts'
import type { On } from './attaching.tsx'
import { usePhone } from './phone.ts'
import { t } from './words.ts'

const WARN_BELOW = 60
const GROWS_BY_ITSELF = CSS.supports('field-sizing', 'content')

/** `problem`: why it cannot be sent as it is; it stands at the field until somebody types on. */
type Words = On & {
  field: RefObject<HTMLTextAreaElement | null>
  problem: Signal<string>
} & Pick<JSX.IntrinsicElements['textarea'], 'id' | 'class' | 'rows' | 'aria-label' | 'placeholder' | 'onKeyDown'>

export function WordsField({ draft_key, field, problem, ...more }: Words) {
  const { drafts } = usePhone()
  const typed = () => {
    problem.value = ''
    drafts.keep(draft_key, { text: field.current!.value })
    grow(field.current!)
  }
  useDraftWords(draft_key, field)
  return (
    <>
      <textarea
        ref={field} onInput={typed} onCompositionEnd={typed} aria-invalid={problem.value ? true : undefined}
        aria-describedby={`problem-${draft_key} left-${draft_key}`} {...more}
      />
      {problem.value && <p class="small" id={`problem-${draft_key}`} role="alert"><Icon name="alert" /> {sentence(problem.value)}</p>}
    </>
  )
}

/** How many letters there is still room for, once it matters. */
export function Left({ draft_key }: On) {
  const { drafts } = usePhone()
  const left = useComputed(() => letters_left(drafts.of(draft_key).text)).value
  if (left > WARN_BELOW) return null
  const words = t.value.letters_left(left)
  return <span class="small" id={`left-${draft_key}`} role="status">{left < 0 ? <b>{words}</b> : words}</span>
}

export function letters_left(text: string): number {
  return LIMITS.note - graphemes(tidy(text))
}

/** What is on the draft comes in when the field opens, when a waiting draft was put here, and from another tab. */
function useDraftWords(draft_key: string, field: RefObject<HTMLTextAreaElement | null>): void {
  const { drafts } = usePhone()
  const kept = useComputed(() => drafts.of(draft_key).text)
  useEffect(() => kept.subscribe((text) => {
    if (text === field.current!.value) return
    field.current!.value = text
    grow(field.current!)
  }), [draft_key])
}

function grow(field: HTMLTextAreaElement): void {
  if (GROWS_BY_ITSELF) return
  field.style.height = 'auto'
  field.style.height = `${field.scrollHeight}px`
}
