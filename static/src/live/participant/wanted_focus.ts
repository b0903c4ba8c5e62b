/** Where the focus goes when what had it goes away: to a note of mine, the line that stands for it, or the list's heading. */
import { signal } from '@preact/signals'
import { useEffect } from 'preact/hooks'

const wanted = signal('')

/** As soon as `name` is on the screen and nothing else has the focus; whoever has moved on is left where they are. */
export function want_focus(name: string): void {
  wanted.value = name
  document.addEventListener('focusin', () => (wanted.value = ''), { once: true })
}

/** When this one is about to go: the next one, else the one before, else the heading. */
export function want_focus_beside(name: string): void {
  const place = place_of(name)
  const beside = [place?.nextElementSibling, place?.previousElementSibling].find((one) => one instanceof HTMLElement && one.dataset['note'])
  want_focus((beside as HTMLElement | undefined)?.dataset['note'] ?? '')
}

/** For whatever has `data-note={name}` now; looks again whenever that is drawn anew. */
export function useWantedFocus(name: string): void {
  const is_wanted = wanted.value === name
  useEffect(() => {
    if (is_wanted && document.activeElement === document.body) take_focus(place_of(name))
  })
}

const place_of = (name: string) => document.querySelector<HTMLElement>(`.layer:not([hidden]) [data-note="${name}"]`)

/** A note is read whole; of a line with a button, the button. */
function take_focus(place: HTMLElement | null): void {
  const button = place?.querySelector<HTMLElement>(':scope > button')
  if (place && !button) place.tabIndex = -1
  ;(button ?? place)?.focus()
}
