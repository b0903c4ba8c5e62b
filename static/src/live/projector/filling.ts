/** How much of a column of notes has room on the wall. Pure; lengths in pixels. */

/** `words`: how high its words are; `rest`: everything else of it, a picture, who wrote it, the paper's edges. */
export type Paper = { words: number; rest: number }
/** `more`: the line that says how many more, where one stands under the column. */
export type Room = { height: number; gap: number; line: number; more: number }
/** `lines`: the last that is shown is cut after so many. */
export type Filled = { shown: number; lines?: number }

/** With fewer lines than this a note says little; the first of a column may have one. */
const FEWEST_LINES = 2

/** As many of a column's `total` notes as fit whole, and of the next as many lines as there is room for. */
export function filled(papers: readonly Paper[], total: number, { height, gap, line, more }: Room): Filled {
  let used = 0
  for (const [nth, { words, rest }] of papers.entries()) {
    const room = height - used - rest - (nth === total - 1 ? 0 : more)
    const lines = Math.floor(room / line)
    if (words > room) return lines >= (nth === 0 ? 1 : FEWEST_LINES) ? { shown: nth + 1, lines } : { shown: nth }
    used += rest + words + gap
  }
  return { shown: papers.length }
}
