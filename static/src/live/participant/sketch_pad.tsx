/** A sheet to draw on with a finger, a pen or a mouse. Each line lies on the note's draft as soon as it is drawn. */
import { useSignal, type Signal } from '@preact/signals'
import { render } from 'preact'
import { useRef } from 'preact/hooks'
import { Dialog } from '../parts/dialog.tsx'
import { Icon } from '../parts/icon.tsx'
import { sentence } from '../parts/phrases.tsx'
import { t } from '../parts/picture_words.ts'
import { Line } from '../parts/sketch_lines.tsx'
import { say } from '../parts/toasts.tsx'
import { SKETCH_HEIGHT, SKETCH_WIDTH, type Stroke } from '../rows.ts'
import type { Phone } from './phone.ts'
import { simplified } from './simplified.ts'
import { t as unsent } from './unsent_words.ts'

const COLORS = [0, 1, 2, 3, 4]
const MOST_STROKES = 120
const MOST_POINTS = 2000

/** Over everything, and outside of the screen that the note is written on: that may close meanwhile. */
export function draw({ drafts, composing, editing }: Phone, draft_key: string): void {
  const first = drafts.of(draft_key).attached.strokes
  const keep = (strokes: readonly Stroke[] | null) => drafts.attach(draft_key, { strokes: strokes?.length ? strokes : null })
  const place = document.createElement('div')
  document.body.append(place)
  const close = () => {
    render(null, place)
    place.remove()
    const is_in_hand = composing.value === draft_key || editing.value === draft_key
    if (!is_in_hand && drafts.has_something(draft_key)) say(unsent.value.waits_as_draft, 'warn')
  }
  const cancel = () => {
    keep(first)
    close()
  }
  render(<SketchPad first={first ?? []} onDraw={keep} onDone={close} onCancel={cancel} />, place)
}

type Pad = { first: readonly Stroke[]; onDraw: (strokes: readonly Stroke[]) => void; onDone: () => void; onCancel: () => void }

/** Closing keeps what was drawn; only "clear" and "cancel" throw it away. */
function SketchPad({ first, onDraw, onDone, onCancel }: Pad) {
  const strokes = useSignal(first)
  const color = useSignal(0)
  const change = (drawn: readonly Stroke[]) => onDraw((strokes.value = drawn))
  const is_empty = strokes.value.length === 0
  return (
    <Dialog title={t.value.draw_title} onClose={onDone} onSubmit={onDone} size="picture">
      <Colors color={color} />
      <Sheet strokes={strokes.value} color={color} onDraw={(line) => change([...strokes.peek(), line])} />
      {is_full(strokes.value) && <p class="small" role="status">{sentence(t.value.draw_full)}</p>}
      <footer class="ways">
        <button type="button" class="button" disabled={is_empty} onClick={() => change(strokes.value.slice(0, -1))}>
          <Icon name="undo" />{t.value.draw_undo}
        </button>
        <button type="button" class="button" data-kind="plain" disabled={is_empty} onClick={() => change([])}>{t.value.draw_clear}</button>
        <button type="button" class="button" data-kind="plain" onClick={onCancel}>{t.value.draw_cancel}</button>
        <button class="button" data-kind="primary">{t.value.draw_done}</button>
      </footer>
    </Dialog>
  )
}

function Colors({ color }: { color: Signal<number> }) {
  return (
    <div class="row pens" role="group" aria-label={t.value.draw_color}>
      {COLORS.map((each) => (
        <button
          type="button" key={each} class="button pen" data-shape="square" data-color={each} aria-pressed={color.value === each}
          aria-label={t.value.draw_colors[each]} title={t.value.draw_colors[each]} onClick={() => (color.value = each)}
        >
          <i aria-hidden="true" />
        </button>
      ))}
    </div>
  )
}

type SheetProps = { strokes: readonly Stroke[]; color: Signal<number>; onDraw: (line: Stroke) => void }

function Sheet({ strokes, color, onDraw }: SheetProps) {
  const sheet = useRef<HTMLDivElement>(null)
  const drawing = useSignal<Stroke | null>(null)
  const begin = (event: PointerEvent) => {
    if (event.button !== 0 || drawing.peek() || is_full(strokes)) return
    sheet.current!.setPointerCapture(event.pointerId)
    drawing.value = { color: color.peek(), points: place_of(event, sheet.current!) }
  }
  const go_on = (event: PointerEvent) => {
    const line = drawing.peek()
    if (!line) return
    const passed = event.getCoalescedEvents?.() ?? []
    const more = (passed.length > 0 ? passed : [event]).flatMap((each) => place_of(each, sheet.current!))
    drawing.value = { ...line, points: [...line.points, ...more] }
  }
  const end = () => {
    const line = drawing.peek()
    drawing.value = null
    if (line) onDraw({ ...line, points: simplified(line.points).slice(0, 2 * room_in(strokes)) })
  }
  return (
    <div
      ref={sheet} class="sketch sketch-sheet" role="img" aria-label={t.value.draw_here}
      onPointerDown={begin} onPointerMove={go_on} onPointerUp={end} onPointerCancel={end}
    >
      <svg viewBox={`0 0 ${SKETCH_WIDTH} ${SKETCH_HEIGHT}`} aria-hidden="true" focusable="false">
        {strokes.map((stroke, nth) => <Line key={nth} stroke={stroke} />)}
        {drawing.value && <Line stroke={drawing.value} />}
      </svg>
    </div>
  )
}

/** Where on the paper, in whole numbers. */
function place_of({ clientX, clientY }: PointerEvent, sheet: HTMLElement): number[] {
  const { left, top, width, height } = sheet.getBoundingClientRect()
  const within = (value: number, most: number) => Math.round(Math.min(1, Math.max(0, value)) * most)
  return [within((clientX - left) / width, SKETCH_WIDTH), within((clientY - top) / height, SKETCH_HEIGHT)]
}

function room_in(strokes: readonly Stroke[]): number {
  return MOST_POINTS - strokes.reduce((sum, { points }) => sum + points.length / 2, 0)
}

function is_full(strokes: readonly Stroke[]): boolean {
  return strokes.length >= MOST_STROKES || room_in(strokes) < 10
}
