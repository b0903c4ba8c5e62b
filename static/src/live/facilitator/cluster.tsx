/** The trays of a board: each cluster, what is loose, and what was hidden. All but the last take dropped notes. */
import { computed, useComputed, useSignal, type ReadonlySignal } from '@preact/signals'
import type { ComponentChildren } from 'preact'
import { useMemo, useRef } from 'preact/hooks'
import type { Board, Note } from '../rows.ts'
import { Bands } from '../parts/bands.tsx'
import { NamedMark, SECTORS } from '../parts/mark.tsx'
import { long_mark } from '../parts/note.tsx'
import { phrases, sentence } from '../parts/phrases.tsx'
import { Status } from '../parts/status.tsx'
import { BoardNote, HiddenNote } from './board_note.tsx'
import { ClusterMenu } from './cluster_menu.tsx'
import { LOOSE_KEY } from './moves.ts'
import { useSteering } from './steering.ts'
import { useStillList } from './still.ts'
import { t } from './words.ts'

type Ids = ReadonlySignal<readonly string[]>
const AT_FIRST = 4

export function ClusterBox({ id, board, note_ids }: { id: string; board: Board; note_ids: Ids }) {
  const { live, is_filtering, is_still } = useSteering()
  const is_open = useSignal(false)
  const cluster = live.tables.clusters.get(id)
  const lying = useStillList(note_ids.value, is_still.value)
  if (!cluster) return null
  const ids = note_ids.value
  const shown = is_open.value || is_filtering.value ? lying : lying.slice(0, AT_FIRST)
  return (
    <section class="cluster" data-drop={id} data-drop-name={cluster.title}>
      <header>
        <h3>{phrases(cluster.title)}</h3>
        <OnTheWall id={id} />
        <Count found={ids.length} of={(note) => note.cluster_id === id} />
        <ClusterMenu cluster={cluster} note_ids={ids} />
      </header>
      <NoteBands place={id} board={board} ids={shown} here={note_ids} long_span={2}>
        {lying.length === 0 && <EmptyWords words={t.value.board[is_filtering.value ? 'nothing_found' : 'empty_cluster']} />}
      </NoteBands>
      {lying.length > 0 && <ClusterFoot ids={ids} is_open={is_open.value} toggle={() => (is_open.value = !is_open.value)} />}
    </section>
  )
}

function EmptyWords({ words }: { words: string }) {
  return <p class="small soft span">{sentence(words)}</p>
}

/** How many notes lie here; while only some are shown, out of how many. */
function Count({ found, of }: { found: number; of: (note: Note) => boolean }) {
  const { live, is_filtering } = useSteering()
  const all = is_filtering.value ? live.tables.notes.all.value.filter((note) => !note.is_hidden && of(note)).length : found
  return <span class="small soft number">{all === found ? found : t.value.board.found_of(found, all)}</span>
}

/** Says which cluster is held up to the room. */
function OnTheWall({ id }: { id: string }) {
  const lit = useSteering().live.tables.spotlight.all.value[0]?.target_id
  return lit === id ? <Status icon="screen">{t.value.board.is_on_the_wall}</Status> : null
}

type Foot = { ids: readonly string[]; is_open: boolean; toggle: () => void }

function ClusterFoot({ ids, is_open, toggle }: Foot) {
  const more = useSteering().is_filtering.value ? 0 : ids.length - AT_FIRST
  return (
    <footer class="row small">
      {more > 0 && (
        <button class="link" aria-expanded={is_open} onClick={toggle}>
          {is_open ? t.value.fewer_notes : t.value.more_notes(more)}
        </button>
      )}
      <Sectors ids={ids} />
    </footer>
  )
}

/** Which sectors wrote what is in here; nothing where names are not shown. */
function Sectors({ ids }: { ids: readonly string[] }) {
  const { note_authors } = useSteering().live.tables
  const inside = new Set(ids.map((id) => note_authors.get(id)?.sector))
  const present = SECTORS.filter((sector) => inside.has(sector))
  if (present.length === 0) return null
  return (
    <span class="marks end" title={t.value.board.sectors_inside}>
      {present.map((sector) => (
        <NamedMark key={sector} sector={sector} />
      ))}
    </span>
  )
}

export function LooseBox({ board, note_ids }: { board: Board; note_ids: Ids }) {
  const lying = useStillList(note_ids.value, useSteering().is_still.value)
  const { loose } = t.value.board
  return (
    <section class="cluster" data-state="loose" data-drop={LOOSE_KEY} data-drop-name={loose}>
      <header>
        <h3>{loose}</h3>
        <Count found={note_ids.value.length} of={(note) => note.board_id === board.id && !note.cluster_id} />
      </header>
      <NoteBands place={LOOSE_KEY} board={board} ids={lying} here={note_ids} long_span={2}>
        {lying.length === 0 && <NothingLoose board={board} />}
      </NoteBands>
    </section>
  )
}

/** `here`: those of `ids` that lie here now; the others have left a gap. */
type Inside = { place: string; board: Board; ids: readonly string[]; here: Ids; long_span: number; children: ComponentChildren }

function NoteBands({ place, board, ids, here, long_span, children }: Inside) {
  const { tables } = useSteering().live
  const inside = useMemo(() => computed(() => new Set(here.value)), [here])
  const card = (id: string, nth: number) => <Place key={id} id={id} place={place} board={board} nth={nth} inside={inside} />
  return (
    <Bands tables={tables} ids={ids} long_span={long_span} card={card} inputs={[board, inside]}>
      {children}
    </Bands>
  )
}

type Placed = { id: string; place: string; board: Board; nth: number; inside: ReadonlySignal<ReadonlySet<string>> }

/** A note, or the gap that it left while a hand was on the board: as tall as the note was. */
function Place({ id, place, board, nth, inside }: Placed) {
  const { notes } = useSteering().live.tables
  const is_here = useComputed(() => inside.value.has(id))
  const height = useRef<number | null>(null)
  if (is_here.value) height.current = null
  else height.current ??= height_at(place, id)
  if (height.current === null) return <BoardNote id={id} board={board} nth={nth} />
  return <i class="gap" style={{ height: `${height.current}px` }} data-long={long_mark(notes.get(id)?.text ?? '')} />
}

/** What is still drawn there. */
function height_at(place: string, note_id: string): number {
  return document.querySelector(`[data-drop="${place}"] [data-note="${note_id}"]`)?.getBoundingClientRect().height ?? 0
}

function NothingLoose({ board }: { board: Board }) {
  const { live, is_filtering } = useSteering()
  const { nothing_loose, nothing_found, nothing_yet } = t.value.board
  const has_notes = live.tables.notes.all.value.some((note) => note.board_id === board.id && !note.is_hidden)
  return <EmptyWords words={!has_notes ? nothing_yet : is_filtering.value ? nothing_found : nothing_loose} />
}

export function HiddenBox({ board, note_ids }: { board: Board; note_ids: Ids }) {
  if (note_ids.value.length === 0) return null
  return (
    <details class="hidden-notes">
      <summary>{t.value.board.hidden(note_ids.value.length)}</summary>
      <div>
        {note_ids.value.map((id) => (
          <HiddenNote key={id} id={id} board={board} />
        ))}
      </div>
    </details>
  )
}
