/** A revealed board on the wall: notes as they come, later clusters as columns, a few notes of each and how many more. */
import { useSignal } from '@preact/signals'
import type { ComponentChildren } from 'preact'
import { useEffect, useMemo } from 'preact/hooks'
import type { Live } from '../live.ts'
import type { Board, Cluster, Note } from '../rows.ts'
import { by_position, is_locked } from '../parts/reading.ts'
import { Illustration } from '../parts/illustration.tsx'
import { NoteCard, zone_number } from '../parts/note.tsx'
import { Timer } from '../parts/timer.tsx'
import { t as parts } from '../parts/words.ts'
import { t } from '../facilitator/words.ts'
import { Arriving } from './arriving.tsx'
import { useCalm } from './calm.ts'
import { Column } from './column.tsx'
import { clusters_left_out, columns_of, dealt, loose_notes, type ColumnOf } from './columns.ts'
import { Foot } from './foot.tsx'

/** `is_reveal`: the room has just waited for it, so that it is a moment. */
export function BoardScene({ live, board, is_reveal }: { live: Live; board: Board; is_reveal: boolean }) {
  const { notes, clusters } = useBoard(live, board)
  const is_moment = useMemo(() => is_reveal, [])
  const activity = live.tables.activities.get(board.activity_id)
  const is_coming = !is_moment && clusters.length === 0 && activity?.state === 'open' && !is_locked(activity, live.now())
  const { projector, board: words } = t.value
  const left_out = clusters_left_out(clusters)
  const grouped = projector.grouped(clusters.length, loose_notes(notes, clusters).length)
  return (
    <>
      <Head live={live}>
        {projector.we_wrote(notes.length)} {clusters.length > 0 && <span class="soft">{grouped}</span>}
      </Head>
      {is_coming
        ? <Arriving live={live} board={board} notes={notes} />
        : <Columns live={live} board={board} columns={columns_of(board, notes, clusters, words.loose)} is_moment={is_moment} />}
      {left_out > 0 && <p class="soft">{projector.and_more_clusters(left_out)}</p>}
      <Foot live={live} board={board} />
    </>
  )
}

/** One cluster held up to the room. */
export function ClusterScene({ live, board, cluster }: { live: Live; board: Board; cluster: Cluster }) {
  const own = useBoard(live, board).notes.filter((note) => note.cluster_id === cluster.id)
  return (
    <>
      <Head live={live}>
        {cluster.title} <span class="soft number">{own.length}</span>
      </Head>
      <Columns live={live} board={board} columns={dealt(own, Math.min(3, Math.max(1, own.length)))} />
      <Foot live={live} board={board} />
    </>
  )
}

/** One note held up to the room. */
export function NoteScene({ live, board, note }: { live: Live; board: Board; note: Note }) {
  const { on_behalf_of } = note
  return (
    <>
      <Head live={live}>{t.value.projector.together}</Head>
      <main class="wall-note">
        <NoteCard
          text={note.text}
          zone={zone_number(board, note.zone)}
          illustration={<Illustration live={live} id={note.id} is_still />}
          footer={on_behalf_of && parts.value.on_behalf_of(on_behalf_of)}
        />
      </main>
      <Foot live={live} board={board} />
    </>
  )
}

function Head({ live, children }: { live: Live; children: ComponentChildren }) {
  return (
    <header class="row">
      <h1>{children}</h1>
      <span class="end">
        <Timer live={live} />
      </span>
    </header>
  )
}

type Shown = { live: Live; board: Board; columns: ColumnOf[]; is_moment?: boolean }

function Columns({ live, board, columns, is_moment = false }: Shown) {
  const is_turning = useMoment(is_moment)
  const rows = columns.length > 4 ? 2 : 1
  return (
    <main
      class="wall-columns"
      data-columns={Math.min(4, columns.length)}
      data-rows={rows}
      data-revealing={is_turning ? '' : undefined}
    >
      {columns.map(({ key, title, notes }) => (
        <Column key={key} live={live} board={board} title={title} notes={notes} />
      ))}
    </main>
  )
}

function useBoard(live: Live, board: Board): { notes: Note[]; clusters: Cluster[] } {
  const all = live.tables.notes.all.value
  const clusters = live.tables.clusters.all.value
  const now = useMemo(
    () => ({
      notes: all.filter((note) => note.board_id === board.id && !note.is_hidden).sort(by_position),
      clusters: clusters.filter((cluster) => cluster.board_id === board.id),
    }),
    [all, clusters, board.id],
  )
  return useCalm(now, board.id)
}

/** The moment of the reveal: true for 1.2 s, then never again. */
export function useMoment(is_moment: boolean): boolean {
  const is_turning = useSignal(is_moment)
  useEffect(() => {
    const over = setTimeout(() => (is_turning.value = false), 1200)
    return () => clearTimeout(over)
  }, [])
  return is_turning.value
}
