/** Says where it was pressed that there is no network and nothing was ordered; in a sheet, as a toast. */
import { signal } from '@preact/signals'
import { useEffect } from 'preact/hooks'
import { say } from '../parts/toasts.tsx'
import { t } from './words.ts'

const STAYS_MS = 5000
const WIDTH_PX = 240

type Spot = { left: number; top: number; nth: number }
const spot = signal<Spot | null>(null)
let pressed: Element | null = null
let count = 0

export function say_not_sent(): void {
  if (!pressed || document.querySelector('dialog[open]')) return say(t.value.not_sent, 'warn')
  const { left, right, bottom } = pressed.getBoundingClientRect()
  const middle = (left + right) / 2 - WIDTH_PX / 2
  spot.value = { left: Math.max(8, Math.min(middle, innerWidth - WIDTH_PX - 8)), top: bottom + 6, nth: ++count }
}

export function NotSent() {
  useEffect(() => {
    const remember = (event: Event) => {
      pressed = (event.target as Element).closest('button')
      spot.value = null
    }
    addEventListener('click', remember, { capture: true })
    return () => removeEventListener('click', remember, { capture: true })
  }, [])
  const here = spot.value
  useEffect(() => {
    if (!here) return
    const over = setTimeout(() => (spot.value = null), STAYS_MS)
    return () => clearTimeout(over)
  }, [here])
  return (
    <div role="alert">
      {here && (
        <p class="not-sent" key={here.nth} style={{ left: `${here.left}px`, top: `${here.top}px`, width: `${WIDTH_PX}px` }}>
          {t.value.not_sent}
        </p>
      )}
    </div>
  )
}
