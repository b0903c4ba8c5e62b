/** A sheet to draw on with a finger, a pen or a mouse. Fetched when somebody first wants to draw. */
import { useSignal, type Signal } from '@preact/signals'
import { render } from 'preact'
import { useRef } from 'preact/hooks'
import { Dialog } from '../parts/dialog.tsx'
import { Icon } from '../parts/icon.tsx'
import { Line } from '../parts/sketch_lines.tsx'
import { say } from '../parts/toasts.tsx'
import { SKETCH_HEIGHT, SKETCH_WIDTH, type Stroke } from '../rows.ts'
import { simplified } from './simplified.ts'
import { t } from '../parts/picture_words.ts'

const COLORS = [0, 1, 2, 3, 4]
const MOST_STROKES = 120
const MOST_POINTS = 2000

/** Over everything, and outside of the form that the note is written in. */
export function draw(strokes: readonly Stroke[], onDone: Pad['onDone']): void {
  const place = document.createElement('div')
  document.body.append(place)
  const done = (drawn: readonly Stroke[]) => {
    render(null, place)
    place.remove()
    onDone(drawn)
  }
  render(<SketchPad strokes={strokes} onDone={done} />, place)
}

type Pad = { strokes: readonly Stroke[]; onDone: (strokes: readonly Stroke[]) => void }

/** Closing keeps what was drawn; only "clear" throws it away. */
function SketchPad({ strokes: first, onDone }: Pad) {
  const strokes = useSignal(first)
  const color = useSignal(0)
  const done = () => onDone(strokes.value)
  return (
    <Dialog title={t.value.draw_title} onClose={done} onSubmit={done} size="picture">
      <Colors color={color} />
      <Sheet strokes={strokes} color={color} />
      <div class="row" data-wrap>
        <button type="button" class="button" disabled={strokes.value.length === 0} onClick={() => (strokes.value = strokes.value.slice(0, -1))}>
          <Icon name="undo" />{t.value.draw_undo}
        </button>
        <button type="button" class="button" data-kind="plain" disabled={strokes.value.length === 0} onClick={() => (strokes.value = [])}>
          {t.value.draw_clear}
        </button>
        <button class="button end" data-kind="primary">{t.value.draw_done}</button>
      </div>
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

function Sheet({ strokes, color }: { strokes: Signal<readonly Stroke[]>; color: Signal<number> }) {
  const sheet = useRef<HTMLDivElement>(null)
  const drawing = useSignal<Stroke | null>(null)
  const begin = (event: PointerEvent) => {
    if (event.button !== 0 || drawing.peek()) return
    if (is_full(strokes.peek())) return say(t.value.draw_full, 'warn')
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
    if (line) strokes.value = [...strokes.peek(), { ...line, points: simplified(line.points).slice(0, 2 * room_in(strokes.peek())) }]
  }
  return (
    <div
      ref={sheet} class="sketch sketch-sheet" role="img" aria-label={t.value.draw_here}
      onPointerDown={begin} onPointerMove={go_on} onPointerUp={end} onPointerCancel={end}
    >
      <svg viewBox={`0 0 ${SKETCH_WIDTH} ${SKETCH_HEIGHT}`} aria-hidden="true" focusable="false">
        {strokes.value.map((stroke, nth) => <Line key={nth} stroke={stroke} />)}
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
