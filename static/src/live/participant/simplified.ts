/** Fewer points for the same line (Douglas & Peucker 1973), so that a sketch is small on the network. Pure. */

const AWAY = 2.5

/** `points` are x and y by turns, as on the wire. */
export function simplified(points: readonly number[]): number[] {
  const count = points.length / 2
  const kept = new Set([0, count - 1])
  const spans: [number, number][] = [[0, count - 1]]
  for (let span = spans.pop(); span; span = spans.pop()) {
    const [from, to] = span
    const [farthest, away] = farthest_between(points, from, to)
    if (away <= AWAY) continue
    kept.add(farthest)
    spans.push([from, farthest], [farthest, to])
  }
  return [...kept].sort((a, b) => a - b).flatMap((nth) => [points[2 * nth]!, points[2 * nth + 1]!])
}

function farthest_between(points: readonly number[], from: number, to: number): [number, number] {
  let [farthest, away] = [from, 0]
  for (let nth = from + 1; nth < to; nth++) {
    const distance = distance_to(points, nth, from, to)
    if (distance > away) [farthest, away] = [nth, distance]
  }
  return [farthest, away]
}

/** From one point to the stretch between two others. */
function distance_to(points: readonly number[], nth: number, from: number, to: number): number {
  const [x, y] = [points[2 * nth]!, points[2 * nth + 1]!]
  const [ax, ay, bx, by] = [points[2 * from]!, points[2 * from + 1]!, points[2 * to]!, points[2 * to + 1]!]
  const length = (bx - ax) ** 2 + (by - ay) ** 2
  const along = length === 0 ? 0 : Math.min(1, Math.max(0, ((x - ax) * (bx - ax) + (y - ay) * (by - ay)) / length))
  return Math.hypot(x - ax - along * (bx - ax), y - ay - along * (by - ay))
}
