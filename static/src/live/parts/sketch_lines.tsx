/** Strokes as a hand with a pen would have drawn them. Fetched with the first sketch that is shown. */
import { getStroke } from 'perfect-freehand'
import { useMemo } from 'preact/hooks'
import { SKETCH_HEIGHT, SKETCH_WIDTH, type Stroke } from '../rows.ts'

const PEN = { size: 18, thinning: 0.45, smoothing: 0.5, streamline: 0.3 }
const STEP = 8

export function SketchLines({ strokes }: { strokes: readonly Stroke[] }) {
  return (
    <svg viewBox={`0 0 ${SKETCH_WIDTH} ${SKETCH_HEIGHT}`} aria-hidden="true" focusable="false">
      {strokes.map((stroke, nth) => <Line key={nth} stroke={stroke} />)}
    </svg>
  )
}

export function Line({ stroke }: { stroke: Stroke }) {
  const outline = useMemo(() => outline_of(stroke.points), [stroke.points])
  return <path data-color={stroke.color} d={outline} />
}

/** The path around one stroke: through the middles of the outline's edges, so that nothing has corners. */
export function outline_of(points: readonly number[]): string {
  const around = getStroke(steps_along(points), PEN)
  if (around.length < 2) return ''
  const middle = (nth: number) => {
    const [a, b] = [around[nth]!, around[(nth + 1) % around.length]!]
    return `${round((a[0]! + b[0]!) / 2)} ${round((a[1]! + b[1]!) / 2)}`
  }
  const curves = around.map((point, nth) => `Q${round(point[0]!)} ${round(point[1]!)} ${middle(nth)}`)
  return `M${middle(around.length - 1)}${curves.join('')}Z`
}

/** What is stored are corners; the pen's own smoothing wants a point every few steps, or it cuts them. */
function steps_along(points: readonly number[]): number[][] {
  const steps: number[][] = [[points[0]!, points[1]!]]
  for (let nth = 2; nth < points.length; nth += 2) {
    const [x, y, to_x, to_y] = [points[nth - 2]!, points[nth - 1]!, points[nth]!, points[nth + 1]!]
    const count = Math.max(1, Math.round(Math.hypot(to_x - x, to_y - y) / STEP))
    for (let step = 1; step <= count; step++)
      steps.push([x + ((to_x - x) * step) / count, y + ((to_y - y) * step) / count])
  }
  return steps
}

const round = (value: number) => Math.round(value * 10) / 10
