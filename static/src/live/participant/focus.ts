/** Where the focus goes when what had it is gone. */

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
