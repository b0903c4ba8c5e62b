/** A revealed board on the wall: clusters as columns, a few notes of each, and how many more. */
import { useSignal } from '@preact/signals'
import type { ComponentChildren } from 'preact'
import { useEffect, useMemo } from 'preact/hooks'
import type { Live } from '../live.ts'
import type { Board, Cluster, Note } from '../rows.ts'
import { by_position } from '../parts/reading.ts'
import { Timer } from '../parts/timer.tsx'
import { t } from '../facilitator/words.ts'
import { Column } from './column.tsx'
import { clusters_left_out, columns_of, dealt, loose_notes, type ColumnOf } from './columns.ts'
import { Foot } from './foot.tsx'

export function BoardScene({ live, board }: { live: Live; board: Board }) {
  const { notes, clusters } = useBoard(live, board)
  const { projector, board: words } = t.value
  const left_out = clusters_left_out(clusters)
  const grouped = projector.grouped(clusters.length, loose_notes(notes, clusters).length)
  return (
    <>
      <Head live={live}>
        {projector.we_wrote(notes.length)} {clusters.length > 0 && <span class="soft">{grouped}</span>}
      </Head>
      <Columns live={live} board={board} columns={columns_of(board, notes, clusters, words.loose)} />
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

function Columns({ live, board, columns }: { live: Live; board: Board; columns: ColumnOf[] }) {
  const is_turning = useArrival()
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
  return useMemo(
    () => ({
      notes: all.filter((note) => note.board_id === board.id && !note.is_hidden).sort(by_position),
      clusters: clusters.filter((cluster) => cluster.board_id === board.id),
    }),
    [all, clusters, board.id],
  )
}

/** The moment of the reveal: true for 1.2 s after the scene appears. */
function useArrival(): boolean {
  const is_turning = useSignal(true)
  useEffect(() => {
    const over = setTimeout(() => (is_turning.value = false), 1200)
    return () => clearTimeout(over)
  }, [])
  return is_turning.value
}
