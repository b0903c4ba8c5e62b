/** Up, down and out: what dragging does, for keys and for those who would rather press. */
import { useEffect, useRef } from 'preact/hooks'
import { Icon } from '../parts/icon.tsx'
import type { Place } from './order.ts'
import { t } from './words.ts'

type Parts<Where extends Place> = {
  id: string
  what: string
  up: Where | undefined
  down: Where | undefined
  onMove: (place: Where) => Promise<void>
  onRemove: () => Promise<void>
}

/** What was pressed last: a row that moves to another stage is drawn anew and gets its focus back. */
let pressed: { id: string; way: 'up' | 'down' } | null = null

export function Tools<Where extends Place>({ id, what, up, down, onMove, onRemove }: Parts<Where>) {
  const root = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (pressed?.id === id && document.activeElement === document.body)
      root.current?.querySelector<HTMLElement>(`[data-way=${pressed.way}]`)?.focus()
  })
  const move = async (way: 'up' | 'down', place: Where | undefined) => {
    if (!place) return
    pressed = { id, way }
    await onMove(place)
    setTimeout(() => (pressed = pressed?.id === id ? null : pressed), 1500)
  }
  const out = async () => {
    const next = neighbour(root.current)
    await onRemove()
    next?.focus()
  }
  return (
    <div class="tools" ref={root}>
      <Tool way="up" label={t.value.move_up(what)} is_off={!up} onPress={() => void move('up', up)} />
      <Tool way="down" label={t.value.move_down(what)} is_off={!down} onPress={() => void move('down', down)} />
      <Tool way="out" label={t.value.remove(what)} onPress={() => void out()} />
    </div>
  )
}

type Press = { way: 'up' | 'down' | 'out'; label: string; is_off?: boolean; onPress: () => void }

function Tool({ way, label, is_off, onPress }: Press) {
  return (
    <button
      type="button"
      class="button"
      data-kind="plain"
      data-shape="square"
      data-way={way}
      aria-label={label}
      title={label}
      aria-disabled={is_off ? true : undefined}
      onClick={onPress}
    >
      <Icon name={way === 'out' ? 'take-out' : way} />
    </button>
  )
}

/** Where the focus goes when this row is gone: to the next row's same button, else to the one before. */
function neighbour(own: HTMLElement | null): HTMLElement | undefined {
  const all = [...document.querySelectorAll<HTMLElement>('.designer .tools')]
  const row = own?.closest('[data-lift]')
  const others = all.filter((each) => !row?.contains(each))
  const after = others.find((each) => own && own.compareDocumentPosition(each) & Node.DOCUMENT_POSITION_FOLLOWING)
  return (after ?? others.at(-1))?.querySelector<HTMLElement>('[data-way=out]') ?? undefined
}
