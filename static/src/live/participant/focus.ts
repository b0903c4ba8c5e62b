/** Where the focus goes when what had it goes away: to what comes next, to a note of mine or the line that stands for it, or to a heading. */
import { signal } from '@preact/signals'
import { useEffect } from 'preact/hooks'

/**
 * Once the screen is drawn anew; scrolled to only for those who see where the focus is, so that no finger is led astray;
 * what is in the dock is in sight.
 */
export function focus_soon(find: () => HTMLElement | null | undefined): void {
  requestAnimationFrame(() => {
    const next = find()
    next?.focus({ preventScroll: true })
    if (next?.matches(':focus-visible') && !next.closest('.dock')) next.scrollIntoView({ block: 'nearest' })
  })
}

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
