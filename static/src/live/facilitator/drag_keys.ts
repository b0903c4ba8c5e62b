/** Moving a note with the keyboard: Enter picks up, arrows choose the place, Enter drops, Esc cancels. */

export type Drop = {
  /** The notes that move when this one is taken hold of: itself, or the whole selection it is part of. */
  carried(note_id: string): string[]
  dropped(note_ids: string[], key: string): void
  /** For the live region. */
  say(text: string): void
  words: { how: string; over(name: string): string; dropped(name: string): string; cancelled: string }
}

export class KeyDrag {
  #note_id: string | null = null
  #at = 0
  #root: HTMLElement
  #drop: Drop

  constructor(root: HTMLElement, drop: Drop) {
    this.#root = root
    this.#drop = drop
  }

  press(event: KeyboardEvent): void {
    if (this.#note_id) return this.#held(event)
    const note = event.key === 'Enter' && event.target instanceof HTMLInputElement ? note_at(event.target) : null
    if (!note) return
    event.preventDefault()
    this.#note_id = note.dataset['note']!
    this.#at = -1
    this.#drop.say(this.#drop.words.how)
  }

  stop(): void {
    this.#mark(null)
    this.#note_id = null
  }

  #held(event: KeyboardEvent): void {
    const step: Record<string, number> = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }
    const places = this.#places()
    if (step[event.key]) this.#go((this.#at + step[event.key]! + places.length) % places.length)
    else if (event.key === 'Enter') this.#put(places[this.#at])
    else if (event.key === 'Escape' || event.key === 'Tab') this.#cancel()
    else return
    if (event.key !== 'Tab') event.preventDefault()
    event.stopPropagation()
  }

  #go(at: number): void {
    const place = this.#places()[at]!
    this.#at = at
    this.#mark(place)
    place.scrollIntoView({ block: 'nearest' })
    this.#drop.say(this.#drop.words.over(place.dataset['dropName'] ?? ''))
  }

  #put(place: HTMLElement | undefined): void {
    const ids = this.#drop.carried(this.#note_id!)
    this.stop()
    if (!place) return this.#drop.say(this.#drop.words.cancelled)
    this.#drop.dropped(ids, place.dataset['drop']!)
    this.#drop.say(this.#drop.words.dropped(place.dataset['dropName'] ?? ''))
  }

  #cancel(): void {
    this.stop()
    this.#drop.say(this.#drop.words.cancelled)
  }

  #places(): HTMLElement[] {
    return [...this.#root.querySelectorAll<HTMLElement>('[data-drop]')]
  }

  #mark(place: HTMLElement | null): void {
    for (const each of this.#places()) each.toggleAttribute('data-over', each === place)
  }
}

/** The note under an event, unless a button or link in it was meant. */
export function note_at(target: EventTarget | null): HTMLElement | null {
  const element = target instanceof Element ? target : null
  return element?.closest('button, a') ? null : (element?.closest<HTMLElement>('[data-note]') ?? null)
}
