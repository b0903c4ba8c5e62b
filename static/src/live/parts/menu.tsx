/** A button with a menu under it: arrows move, Enter chooses, Esc and a press elsewhere close it. */
import { useSignal } from '@preact/signals'
import type { ComponentChildren } from 'preact'
import { useEffect, useRef } from 'preact/hooks'

type Parts = {
  label: string
  button: ComponentChildren
  kind?: string
  shape?: string
  is_up?: boolean
  children: ComponentChildren
}

export function Menu({ label, button, kind, shape, is_up, children }: Parts) {
  const is_open = useSignal(false)
  const root = useRef<HTMLDivElement>(null)
  const close = () => (is_open.value = false)
  // Before the item that has the focus goes, the button takes it: a sheet that opens gives it back there.
  const chosen = () => {
    root.current?.querySelector('button')?.focus()
    close()
  }
  useEffect(() => {
    if (!is_open.value) return
    root.current?.querySelector('[role=menu]')?.scrollIntoView({ block: 'nearest' })
    items(root.current)[0]?.focus()
    const outside = (event: Event) => !root.current?.contains(event.target as Node) && close()
    addEventListener('pointerdown', outside)
    return () => removeEventListener('pointerdown', outside)
  }, [is_open.value])
  const on_key = (event: KeyboardEvent) => {
    if (event.key === 'Escape' && is_open.value) {
      event.preventDefault() // A sheet around it stays open.
      event.stopPropagation()
      close()
      root.current?.querySelector('button')?.focus()
    } else step(root.current, event)
  }
  return (
    <div class="menu" ref={root} onKeyDown={on_key}>
      <button
        type="button"
        class="button"
        data-kind={kind}
        data-shape={shape}
        aria-haspopup="menu"
        aria-label={label}
        aria-expanded={is_open.value}
        onClick={() => (is_open.value = !is_open.value)}
      >
        {button}
      </button>
      {is_open.value && (
        <div role="menu" aria-label={label} data-up={is_up ? '' : undefined} onClick={chosen}>
          {children}
        </div>
      )}
    </div>
  )
}

export function MenuItem({ onChoose, children }: { onChoose: () => void; children: ComponentChildren }) {
  return (
    <button type="button" role="menuitem" tabIndex={-1} onClick={onChoose}>
      {children}
    </button>
  )
}

function items(root: HTMLElement | null): HTMLElement[] {
  return [...(root?.querySelectorAll<HTMLElement>('[role=menuitem]') ?? [])]
}

function step(root: HTMLElement | null, event: KeyboardEvent): void {
  const all = items(root)
  const at = all.indexOf(document.activeElement as HTMLElement)
  const move: Record<string, number> = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: all.length - 1 }
  const to = move[event.key]
  if (to === undefined || at < 0) return
  event.preventDefault()
  all.at(to % all.length)?.focus()
}
