/** Short answers over the screen: that something was done, or why it was refused and what to do. */
import { signal, useSignal } from '@preact/signals'
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks'
import { Icon } from './icon.tsx'
import { set } from './phrases.tsx'
import type { Tone } from './status.tsx'
import { refusal, t } from './words.ts'

/** The way back that a toast offers. */
type Act = { label: string; run: () => void }
type Toast = { nth: number; text: string; tone: Tone; about: string; act: Act | undefined }
/** A refusal is read slowly, and so is a way back; that something was done is seen anyway. */
const STAYS_MS = 9000
const DONE_STAYS_MS = 5000
const MOST = 3
const toasts = signal<readonly Toast[]>([])
/** While a dialog is open it shows the toasts itself: everything outside of it is out of reach. */
export const open_dialogs = signal(0)
let count = 0

/** Replaces what was said `about` the same matter: one thing done at a time, and the same refusal once; each way back stays. */
export function say(text: string, tone: Tone = 'good', act?: Act, about = matter_of(text, tone, act)): void {
  const toast = { nth: ++count, text, tone, about, act }
  toasts.value = [...others(about), toast].slice(-MOST)
}

function matter_of(text: string, tone: Tone, act: Act | undefined): string {
  if (act) return `way back ${count}`
  return tone === 'good' ? 'done' : text
}

export function say_refusal(code: string): void {
  say(refusal(code), 'bad')
}

/** It is no longer true. */
export function unsay(about: string): void {
  toasts.value = others(about)
}

const others = (about: string) => toasts.peek().filter((toast) => toast.about !== about)

export function Toasts({ is_in_dialog = false }: { is_in_dialog?: boolean }) {
  const place = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => keep_off_the_dock(place.current), [toasts.value])
  if (!is_in_dialog && open_dialogs.value > 0) return null
  return (
    <div ref={place} class="toasts" role="status">
      {toasts.value.map((toast) => (
        <OneToast key={toast.nth} toast={toast} />
      ))}
    </div>
  )
}

/** On a phone, whose dock is as high as what it holds. */
function keep_off_the_dock(place: HTMLElement | null): void {
  const dock = [...document.querySelectorAll<HTMLElement>('.dock')].find((one) => one.offsetHeight > 0)
  place?.style.setProperty('--dock', `${dock?.offsetHeight ?? 0}px`)
}

/** Its time stands still while somebody points at it or is in it. */
function OneToast({ toast: { text, tone, about, act } }: { toast: Toast }) {
  const is_held = useSignal(false)
  const [hold, let_go] = [() => (is_held.value = true), () => (is_held.value = false)]
  useEffect(() => {
    if (is_held.value) return
    const over = setTimeout(() => unsay(about), tone === 'good' && !act ? DONE_STAYS_MS : STAYS_MS)
    return () => clearTimeout(over)
  }, [is_held.value])
  return (
    <div class="toast" data-state={tone} onPointerEnter={hold} onPointerLeave={let_go} onFocusIn={hold} onFocusOut={let_go}>
      <Icon name={tone === 'good' ? 'check' : 'alert'} />
      <span class="grow">{set(text)}</span>
      {act && <button type="button" class="button" data-kind="plain" onClick={() => (unsay(about), act.run())}>{act.label}</button>}
      <button
        type="button"
        class="button"
        data-kind="plain"
        data-shape="square"
        aria-label={t.value.close}
        onClick={() => unsay(about)}
      >
        <Icon name="close" />
      </button>
    </div>
  )
}
