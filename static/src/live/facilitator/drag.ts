/** Dragging notes with a pointer, a held finger or the keyboard; everything it does is also in "Move to…". */
import { KeyDrag, note_at, type Drop } from './drag_keys.ts'

const FAR_ENOUGH_PX = 6
const HELD_MS = 300
const EDGE_PX = 60

/** Listens on the board's element; returns how to stop. Notes carry `data-note`, places `data-drop` and `data-drop-name`. */
export function make_draggable(root: HTMLElement, drop: Drop): () => void {
  const pointer = new PointerDrag(root, drop)
  const keys = new KeyDrag(root, drop)
  const on_down = (event: PointerEvent) => pointer.down(event)
  const on_key = (event: KeyboardEvent) => keys.press(event)
  root.addEventListener('pointerdown', on_down)
  root.addEventListener('keydown', on_key)
  return () => {
    pointer.stop()
    keys.stop()
    root.removeEventListener('pointerdown', on_down)
    root.removeEventListener('keydown', on_key)
  }
}

class PointerDrag {
  #ghost: HTMLElement | null = null
  #over: HTMLElement | null = null
  #width = 0
  #end = () => {}
  #root: HTMLElement
  #drop: Drop

  constructor(root: HTMLElement, drop: Drop) {
    this.#root = root
    this.#drop = drop
  }

  down(event: PointerEvent): void {
    const note = note_at(event.target)
    if (!note || event.button !== 0 || this.#ghost) return
    const { clientX: x, clientY: y } = event
    const is_touch = event.pointerType === 'touch'
    const held = is_touch ? setTimeout(() => this.#lift(note, x, y), HELD_MS) : undefined
    const move = (to: PointerEvent) => {
      const is_far = Math.hypot(to.clientX - x, to.clientY - y) > FAR_ENOUGH_PX
      if (!this.#ghost && is_far && is_touch) this.stop()
      else if (!this.#ghost && is_far) this.#lift(note, to.clientX, to.clientY)
      else if (this.#ghost) this.#carry(to)
    }
    const up = () => this.#let_go(note)
    const escape = (key: KeyboardEvent) => key.key === 'Escape' && this.stop()
    const hold = (touch: TouchEvent) => this.#ghost && touch.preventDefault()
    addEventListener('pointermove', move)
    addEventListener('pointerup', up)
    addEventListener('pointercancel', this.stop)
    addEventListener('keydown', escape)
    addEventListener('touchmove', hold, { passive: false })
    this.#end = () => {
      clearTimeout(held)
      removeEventListener('pointermove', move)
      removeEventListener('pointerup', up)
      removeEventListener('pointercancel', this.stop)
      removeEventListener('keydown', escape)
      removeEventListener('touchmove', hold)
    }
  }

  stop = (): void => {
    this.#end()
    this.#ghost?.remove()
    this.#over?.removeAttribute('data-over')
    this.#ghost = this.#over = null
  }

  #lift(note: HTMLElement, x: number, y: number): void {
    const ghost = note.cloneNode(true) as HTMLElement
    const count = this.#drop.carried(note.dataset['note']!).length
    ghost.classList.add('ghost')
    ghost.removeAttribute('data-note')
    if (count > 1) ghost.dataset['count'] = String(count)
    this.#width = note.offsetWidth
    ghost.style.width = `${this.#width}px`
    this.#root.append(ghost)
    this.#ghost = ghost
    getSelection()?.removeAllRanges()
    this.#move(x, y)
  }

  /** Asks for no size: that would lay the board out at every move. */
  #move(x: number, y: number): void {
    this.#ghost!.style.transform = `translate(${x - this.#width / 2}px, ${y - 24}px)`
  }

  #carry({ clientX, clientY }: PointerEvent): void {
    this.#move(clientX, clientY)
    const at = document.elementFromPoint(clientX, clientY)
    const frame = at?.closest<HTMLElement>('.scroll') ?? this.#root.parentElement!
    scroll_at_edge(frame, clientY)
    const under = at?.closest<HTMLElement>('[data-drop]') ?? null
    if (under === this.#over) return
    this.#over?.removeAttribute('data-over')
    under?.setAttribute('data-over', '')
    this.#over = under
  }

  #let_go(note: HTMLElement): void {
    const key = this.#over?.dataset['drop']
    const was_dragging = this.#ghost !== null
    const ids = this.#drop.carried(note.dataset['note']!)
    this.stop()
    if (was_dragging) swallow_click()
    if (key) this.#drop.dropped(ids, key)
  }
}

/** A moved note is drawn anew in its new place: give it the focus back. */
export function refocus(note_id: string): void {
  requestAnimationFrame(() => {
    if (document.activeElement === document.body)
      document.querySelector<HTMLElement>(`[data-note="${note_id}"] > .pick`)?.focus()
  })
}

/** Near the upper or lower edge the board moves under what is carried. */
function scroll_at_edge(frame: HTMLElement, y: number): void {
  const { top, bottom } = frame.getBoundingClientRect()
  if (y < top + EDGE_PX) frame.scrollTop -= EDGE_PX / 3
  if (y > bottom - EDGE_PX) frame.scrollTop += EDGE_PX / 3
}

/** The press that ends a drag is no press on the note. */
function swallow_click(): void {
  const swallow = (event: Event) => (event.preventDefault(), event.stopPropagation())
  addEventListener('click', swallow, { capture: true, once: true })
  setTimeout(() => removeEventListener('click', swallow, { capture: true }), 50)
}
