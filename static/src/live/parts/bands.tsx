/** Many notes as one grid, in bands: a change is laid out and painted in its own band, and out of sight not at all. */
import { computed, useSignal, type Signal } from '@preact/signals'
import type { ComponentChildren, JSX } from 'preact'
import { useLayoutEffect, useMemo, useRef } from 'preact/hooks'
import type { Tables } from '../live.ts'
import { in_bands, kept, PER_BAND, type Band } from './banding.ts'
import { keep_focus } from './keep_focus.ts'
import { is_long } from './note.tsx'

type Card = (id: string, nth: number) => JSX.Element
type Props = {
  tables: Tables
  ids: Band
  /** How many columns a long note takes, as in the style sheet. */
  long_span: number
  /** How many columns there are if that cannot be told yet; with 0 nothing is drawn until it can. */
  columns_at_first?: number
  /** Made once for each note, until `inputs` change; `nth` is where it was then, in the first band. */
  card: Card
  inputs: unknown[]
  /** Before the notes. */
  children?: ComponentChildren
  class?: string
  [data: `data-${string}`]: '' | undefined
}

export function Bands({ tables, ids, long_span, columns_at_first = 0, card, inputs, children, ...rest }: Props) {
  const root = useRef<HTMLDivElement>(null)
  const is_many = ids.length > PER_BAND
  const columns = useColumns(root, columns_at_first, is_many)
  const long = useMemo(() => long_ids(tables), [tables])
  const draw = useMemo(() => drawing(card), inputs)
  const last = useRef<readonly Band[]>([])
  const span_of = (id: string) => (long.value.has(id) ? long_span : 1)
  last.current = kept(is_many ? in_bands(ids, span_of, columns.value) : [ids], last.current)
  useLayoutEffect(keep_focus(root.current))
  return (
    <div ref={root} data-long={mark(ids.some((id) => long.value.has(id)))} data-illustrated={mark(are_illustrated(tables, ids))} {...rest}>
      {children}
      {ids.length > 0 && <div class="bands">{last.current.map(draw)}</div>}
    </div>
  )
}

/** As attributes of the grid: a style sheet that looked into it would have every note weighed anew at each change. */
const mark = (is_so: boolean): '' | undefined => (is_so ? '' : undefined)

function are_illustrated({ note_pictures, note_sketches }: Tables, ids: Band): boolean {
  const illustrated = new Set([...note_pictures.ids.value, ...note_sketches.ids.value])
  return illustrated.size > 0 && ids.some((id) => illustrated.has(id))
}

/** The very same band or card as before tells Preact that there is nothing to compare. */
function drawing(card: Card): (ids: Band, band: number) => JSX.Element {
  const bands = new WeakMap<Band, JSX.Element>()
  const cards = new Map<string, JSX.Element>()
  const draw_card = (id: string, nth: number) => cards.get(id) ?? keep(cards, id, card(id, nth))
  return (ids, band) =>
    bands.get(ids) ??
    keep(
      bands,
      ids,
      <div class="band" key={band} style={{ '--notes': ids.length }}>
        {ids.map((id, nth) => draw_card(id, band === 0 ? nth : PER_BAND))}
      </div>,
    )
}

function keep<Key>(drawn: { set(key: Key, made: JSX.Element): unknown }, key: Key, made: JSX.Element): JSX.Element {
  drawn.set(key, made)
  return made
}

function long_ids({ notes }: Tables): { value: ReadonlySet<string> } {
  const ids = notes.select(({ text }) => is_long(text))
  return computed(() => new Set(ids.value))
}

/** How many columns the style sheet makes of the width. Nothing new is known of what is not shown. */
function useColumns(root: { current: HTMLElement | null }, at_first: number, is_needed: boolean): Signal<number> {
  const columns = useSignal(at_first)
  useLayoutEffect(() => {
    if (!is_needed) return
    const look = () => (columns.value = columns_of(root.current!) || columns.value)
    const observer = new ResizeObserver(look)
    observer.observe(root.current!)
    look()
    return () => observer.disconnect()
  }, [is_needed])
  return columns
}

const columns_of = (grid: HTMLElement): number => grid.clientWidth && getComputedStyle(grid).gridTemplateColumns.split(' ').length
