/** A board that everybody reads while it is written: the newest notes, each in a place of its own, in letters that fill it. */
import { useRef } from 'preact/hooks'
import type { Live } from '../live.ts'
import type { Board, Note } from '../rows.ts'
import { workshop_of } from '../parts/reading.ts'
import { zone_columns } from './columns.ts'
import { holds_all, largest, useFitting } from './fitting.ts'
import { WallNote } from './paper.tsx'
import { no_slots, settled, type Slots } from './slots.ts'

const MOST_AT_ONCE = 4
const SIZES = [2.1, 1.85, 1.6, 1.4, 1.25]

export type Places = ReadonlyMap<string, Slots>

type Coming = {
  live: Live
  board: Board
  notes: Note[]
  /** Those that turned over at the reveal have come already. */
  turned: ReadonlySet<string>
  is_revealing: boolean
}

export function Arriving({ places, is_revealing, ...coming }: Coming & { places: Places }) {
  const frame = useRef<HTMLElement>(null)
  const zones = zone_columns(coming.board)
  const across = zones.reduce((sum, { columns }) => sum + columns, 0)
  useFitting(frame, fit_each)
  return (
    <main ref={frame} class="wall-arriving" style={{ '--across': across }} data-revealing={is_revealing ? '' : undefined}>
      {zones.map(({ key, columns }) => (
        <Zone key={key} {...coming} columns={columns} slots={places.get(key)!} />
      ))}
    </main>
  )
}

type OneZone = Omit<Coming, 'is_revealing'> & { columns: number; slots: Slots }

function Zone({ live, board, notes, turned, columns, slots }: OneZone) {
  const by_id = new Map(notes.map((note) => [note.id, note]))
  return (
    <section class="wall-zone" style={{ '--columns': columns, '--rows': rows_of(live) }}>
      {slots.map((id, nth) => {
        const note = by_id.get(id ?? '')
        const at = { ...place_of(nth, columns), is_new: !turned.has(id ?? '') }
        return note && <WallNote key={note.id} live={live} board={board} note={note} nth={nth} at={at} />
      })}
    </section>
  )
}

/** A name takes the room of a line. Fixed before the opening, as the zones are. */
function rows_of({ tables }: Live): number {
  return workshop_of(tables)?.shows_names ? 3 : 4
}

/** Across first, so that the first notes stand side by side. */
const place_of = (nth: number, columns: number) => ({ row: Math.floor(nth / columns) + 1, column: (nth % columns) + 1 })

/** Every zone's places, as the notes of before have left them. */
export function usePlaces(live: Live, board: Board, notes: readonly Note[]): Places {
  const places = useRef<Places>(new Map())
  places.current = new Map(
    zone_columns(board).map(({ key, columns }) => {
      const ids = notes.filter(({ zone }) => zone === key).map(({ id }) => id)
      return [key, settled(places.current.get(key) ?? no_slots(columns * rows_of(live)), ids, MOST_AT_ONCE)]
    }),
  )
  return places.current
}

/** Each by itself: a note's letters depend on its own words and place, so that none grows or shrinks for another. */
function fit_each(main: HTMLElement): void {
  main.dataset['measuring'] = ''
  const cuts = [...main.querySelectorAll<HTMLElement>('.note > p')].map(fit_words)
  delete main.dataset['measuring']
  cuts.forEach((cut) => cut())
}

/** While measuring, words take all the room that is left on the paper. Returns how to cut them there. */
function fit_words(words: HTMLElement): () => void {
  const paper = words.parentElement!
  paper.style.removeProperty('--lines')
  if (largest(paper, SIZES, () => holds_all(words))) return () => undefined
  const lines = Math.max(1, Math.floor(words.clientHeight / parseFloat(getComputedStyle(words).lineHeight)))
  return () => paper.style.setProperty('--lines', `${lines}`)
}
