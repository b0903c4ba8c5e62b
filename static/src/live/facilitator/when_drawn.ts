/** Two frames later what was changed has been drawn. */
export function when_drawn(act: () => void): void {
  requestAnimationFrame(() => requestAnimationFrame(act))
}
