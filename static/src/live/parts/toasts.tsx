/** Short answers over the screen: why something was refused and what to do; they stay until read. */
import { signal } from '@preact/signals'
import { Icon } from './icon.tsx'
import { sentence } from './phrases.tsx'
import type { Tone } from './status.tsx'
import { refusal, t } from './words.ts'

/** The way back that a toast offers. */
type Act = { label: string; run: () => void }
type Toast = { nth: number; text: string; tone: Tone; act: Act | undefined }
const STAYS_MS = 9000
const toasts = signal<readonly Toast[]>([])
/** While a dialog is open it shows the toasts itself: everything outside of it is out of reach. */
export const open_dialogs = signal(0)
let count = 0

export function say(text: string, tone: Tone = 'good', act?: Act): void {
  const toast = { nth: ++count, text, tone, act }
  toasts.value = [...toasts.value.slice(-2), toast]
  setTimeout(() => forget(toast.nth), STAYS_MS)
}

export function say_refusal(code: string): void {
  say(refusal(code), 'bad')
}

function forget(nth: number): void {
  toasts.value = toasts.value.filter((toast) => toast.nth !== nth)
}

export function Toasts({ is_in_dialog = false }: { is_in_dialog?: boolean }) {
  if (!is_in_dialog && open_dialogs.value > 0) return null
  return (
    <div class="toasts" role="status">
      {toasts.value.map((toast) => (
        <div class="toast" key={toast.nth} data-state={toast.tone}>
          <Icon name={toast.tone === 'good' ? 'check' : 'alert'} />
          <span class="grow">{sentence(toast.text)}</span>
          {toast.act && (
            <button type="button" class="button" data-kind="plain" onClick={() => (forget(toast.nth), toast.act!.run())}>
              {toast.act.label}
            </button>
          )}
          <button
            type="button"
            class="button"
            data-kind="plain"
            data-shape="square"
            aria-label={t.value.close}
            onClick={() => forget(toast.nth)}
          >
            <Icon name="close" />
          </button>
        </div>
      ))}
    </div>
  )
}
