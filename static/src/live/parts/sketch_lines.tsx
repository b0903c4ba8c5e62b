/** Strokes as a hand with a pen would have drawn them. Fetched with the first sketch that is shown. */
import { getStroke } from 'perfect-freehand'
import { useMemo } from 'preact/hooks'
import { SKETCH_HEIGHT, SKETCH_WIDTH, type Stroke } from '../rows.ts'

const PEN = { size: 18, thinning: 0.45, smoothing: 0.5, streamline: 0.4 }

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
  const pairs = points.flatMap((x, nth) => (nth % 2 === 0 ? [[x, points[nth + 1]!]] : []))
  const around = getStroke(pairs, PEN)
  if (around.length < 2) return ''
  const middle = (nth: number) => {
    const [a, b] = [around[nth]!, around[(nth + 1) % around.length]!]
    return `${round((a[0]! + b[0]!) / 2)} ${round((a[1]! + b[1]!) / 2)}`
  }
  const curves = around.map((point, nth) => `Q${round(point[0]!)} ${round(point[1]!)} ${middle(nth)}`)
  return `M${middle(around.length - 1)}${curves.join('')}Z`
}

const round = (value: number) => Math.round(value * 10) / 10
