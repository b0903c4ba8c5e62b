/** A revealed board on the wall: what was asked, notes as they come, later clusters as columns. */
import { useSignal } from '@preact/signals'
import { useMemo, useRef } from 'preact/hooks'
import type { Live } from '../live.ts'
import type { Activity, Board, Cluster, Note } from '../rows.ts'
import { sentence } from '../parts/phrases.tsx'
import { by_position, clusters_of } from '../parts/reading.ts'
import { t } from '../facilitator/words.ts'
import { Arriving, usePlaces } from './arriving.tsx'
import { useCalm } from './calm.ts'
import { Columns } from './column.tsx'
import { across, clusters_left_out, columns_of, loose_notes } from './columns.ts'
import { Foot } from './foot.tsx'
import { useGlide } from './glide.ts'
import { Head, question_of, title_over_question } from './head.tsx'
import { useLocked } from './locked.ts'
import { useMoment } from './moment.ts'
import { in_sight_first } from './slots.ts'
import { Words } from './words.tsx'
import { Written } from './writing.tsx'

type OfBoard = { live: Live; activity: Activity; board: Board }

/** `is_reveal`: the room has just waited for it, so that it is a moment. */
export function BoardScene({ live, activity, board, is_reveal }: OfBoard & { is_reveal: boolean }) {
  const shown = useBoard(live, board)
  const is_over = useLocked(live, activity) || activity.state !== 'open'
  const is_empty = shown.notes.length === 0 && shown.clusters.length === 0
  if (is_empty) return <Empty live={live} activity={activity} board={board} is_over={is_over} />
  const is_coming = shown.clusters.length === 0 && !is_over
  return <Full live={live} activity={activity} board={board} {...shown} is_coming={is_coming} is_reveal={is_reveal} />
}

/** Nothing is written yet: the question stands where it stood. */
function Empty({ live, activity, board, is_over }: OfBoard & { is_over: boolean }) {
  return (
    <>
      <Head live={live} above={title_over_question(activity)} />
      <Words title={question_of(activity)}>
        <Written count={0} />
        {!is_over && <p class="soft">{sentence(t.value.projector.appears)}</p>}
      </Words>
      <Foot live={live} board={board} />
    </>
  )
}

type Shown = { notes: Note[]; clusters: readonly Cluster[] }
type OfFull = OfBoard & Shown & { is_coming: boolean; is_reveal: boolean }

function Full({ live, activity, board, notes, clusters, is_coming, is_reveal }: OfFull) {
  const is_revealing = useMoment(is_reveal)
  const turned = useMemo(() => new Set(is_reveal ? notes.map(({ id }) => id) : []), [])
  const places = usePlaces(live, board, notes)
  const slots = [...places.values()].flat()
  const left_out = useSignal(0)
  const has_arrived = useRef(!activity.is_silent)
  if (is_coming) has_arrived.current = true
  useGlide(is_coming)
  const columns = columns_of(board, has_arrived.current ? in_sight_first(notes, slots) : notes, clusters, t.value.board.loose)
  const more = is_coming ? notes.length - slots.filter(Boolean).length : left_out.value
  return (
    <>
      <Head live={live} above={question_of(activity)}>
        <Counted notes={notes} clusters={clusters} />
      </Head>
      {is_coming
        ? <Arriving live={live} board={board} notes={notes} places={places} turned={turned} is_revealing={is_revealing} />
        : <Columns live={live} board={board} columns={columns} across={across(columns.length)} is_revealing={is_revealing} left_out={left_out} />}
      <Foot live={live} board={board} more={words_for(more, clusters)} />
    </>
  )
}

/** Clusters without a column, else notes without a place. */
function words_for(more: number, clusters: readonly Cluster[]): string | undefined {
  const left_out = clusters_left_out(clusters)
  if (left_out > 0) return t.value.projector.and_more_clusters(left_out)
  return more > 0 ? t.value.projector.and_more(more) : undefined
}

function Counted({ notes, clusters }: Shown) {
  const { projector } = t.value
  return (
    <>
      {sentence(projector.we_wrote(notes.length))}{' '}
      {clusters.length > 0 && (
        <span class="soft">{sentence(projector.grouped(clusters.length, loose_notes(notes, clusters).length))}</span>
      )}
    </>
  )
}

/** What the room sees of a board, changing calmly. */
export function useBoard(live: Live, board: Board): Shown {
  const { notes, note_authors, note_pictures, note_sketches } = live.tables
  const all = notes.all.value
  const clusters = clusters_of(live.tables, board.id)
  // They come in rows of their own, and with them a note takes more room.
  const others = [note_authors.all.value, note_pictures.all.value, note_sketches.all.value]
  const now = useMemo(
    () => ({ notes: all.filter((note) => note.board_id === board.id && !note.is_hidden).sort(by_position), clusters }),
    [all, clusters.map(({ id, version }) => id + version).join(), ...others, board.id],
  )
  return useCalm(now, board.id)
}
