/** Columns of notes on the wall, all in one size: the largest at which they fit, else as many as fit and a number. */
import { useSignal, type Signal } from '@preact/signals'
import { useRef } from 'preact/hooks'
import type { Live } from '../live.ts'
import type { Board } from '../rows.ts'
import { set } from '../parts/phrases.tsx'
import { t } from '../facilitator/words.ts'
import type { ColumnOf } from './columns.ts'
import { filled, type Filled } from './filling.ts'
import { largest, rem, useFitting } from './fitting.ts'
import { WallNote } from './paper.tsx'

/** More notes than this fit into no column. */
const MOST = 12
const SIZES = [4, 3.6, 3.2, 2.8, 2.4, 2.1, 1.85, 1.6, 1.4, 1.25]
/** A line has room for fourteen letters and the paper's edges. */
const WIDTH_OF_LINE = 8.5
/** Under a column of its own, with the gap above it. */
const MORE_REM = 2.4

type Shown = {
  live: Live
  board: Board
  columns: ColumnOf[]
  across: number
  is_revealing?: boolean
  /** Hears how many have no room in columns without a title; the others say it themselves. */
  left_out: Signal<number>
}

export function Columns({ live, board, columns, across, is_revealing = false, left_out }: Shown) {
  const frame = useRef<HTMLElement>(null)
  const shown = useSignal<readonly number[]>([])
  useFitting(frame, (main) => {
    const found = fill(main)
    if (found.join() !== shown.peek().join()) shown.value = found
    left_out.value = sum_of(columns.map(({ title, notes }, nth) => (title === undefined ? notes.length - found[nth]! : 0)))
  })
  return (
    <main
      ref={frame}
      class="wall-columns"
      style={{ '--across': across, '--rows': Math.ceil(columns.length / across) }}
      data-revealing={is_revealing ? '' : undefined}
    >
      {columns.map((column, nth) => (
        <Column key={column.key} live={live} board={board} column={column} shown={shown.value[nth] ?? column.notes.length} />
      ))}
    </main>
  )
}

type OneColumn = { live: Live; board: Board; column: ColumnOf; shown: number }

function Column({ live, board, column: { title, notes }, shown }: OneColumn) {
  const more = notes.length - shown
  return (
    <section class="wall-column" data-notes={notes.length} data-titled={title === undefined ? undefined : ''}>
      {title !== undefined && (
        <header>
          <h2>{set(title)}</h2>
          <span class="number soft">{notes.length}</span>
        </header>
      )}
      {notes.slice(0, MOST).map((note, nth) => (
        <WallNote key={note.id} live={live} board={board} note={note} nth={nth} />
      ))}
      {title !== undefined && more > 0 && <p class="soft wall-more">{words_for(more, shown)}</p>}
    </section>
  )
}

const words_for = (more: number, shown: number): string =>
  shown > 0 ? t.value.projector.and_more(more) : t.value.projector.all_of(more)

const sum_of = (numbers: number[]): number => numbers.reduce((sum, each) => sum + each, 0)

/** How many notes each column shows, once all have the size that suits them. */
function fill(main: HTMLElement): number[] {
  const columns = [...main.querySelectorAll<HTMLElement>('.wall-column')]
  const width = (columns[0]?.clientWidth ?? 0) / rem()
  papers_in(main).forEach(make_whole)
  const is_all = largest(main, SIZES.filter((size) => size * WIDTH_OF_LINE <= width), () => columns.every(shows_all))
  main.toggleAttribute('data-full', !is_all)
  return columns.map((column) => (is_all ? Number(column.dataset['notes']) : cut(column)))
}

function make_whole(paper: HTMLElement): void {
  paper.removeAttribute('data-unfit')
  paper.style.removeProperty('--lines')
}

const papers_in = (element: HTMLElement): HTMLElement[] => [...element.querySelectorAll<HTMLElement>('.note')]

function shows_all(column: HTMLElement): boolean {
  const papers = papers_in(column)
  const last = papers.at(-1)
  return papers.length === Number(column.dataset['notes']) && (!last || last.offsetTop + last.offsetHeight <= column.clientHeight)
}

/** Leaves out what has no room; returns how many are left. */
function cut(column: HTMLElement): number {
  const papers = papers_in(column)
  const { shown, lines } = room_of(column, papers)
  papers.forEach((paper, nth) => paper.toggleAttribute('data-unfit', nth >= shown))
  if (lines) papers[shown - 1]!.style.setProperty('--lines', `${lines}`)
  return shown
}

function room_of(column: HTMLElement, papers: HTMLElement[]): Filled {
  const { rowGap } = getComputedStyle(column)
  const words = papers.map((paper) => paper.querySelector<HTMLElement>(':scope > p'))
  const first = words.find((each) => each)
  const heights = papers.map((paper, nth) => ({
    words: words[nth]?.offsetHeight ?? 0,
    rest: paper.offsetHeight - (words[nth]?.offsetHeight ?? 0),
  }))
  return filled(heights, Number(column.dataset['notes']), {
    height: column.clientHeight - (papers[0]?.offsetTop ?? 0),
    gap: parseFloat(rowGap),
    line: first ? parseFloat(getComputedStyle(first).lineHeight) : 1,
    more: column.dataset['titled'] === undefined ? 0 : MORE_REM * rem(),
  })
}
