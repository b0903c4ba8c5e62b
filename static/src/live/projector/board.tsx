/** A revealed board on the wall: clusters as columns, a few notes of each, and how many more. */
import { useSignal } from '@preact/signals'
import { useEffect, useMemo } from 'preact/hooks'
import type { Live } from '../live.ts'
import type { Board, Cluster, Note } from '../rows.ts'
import { by_position } from '../parts/reading.ts'
import { Timer } from '../parts/timer.tsx'
import { t } from '../facilitator/words.ts'
import { Column } from './column.tsx'
import { Foot } from './foot.tsx'

const MOST_COLUMNS = 8

export function BoardScene({ live, board }: { live: Live; board: Board }) {
  const { notes, clusters } = useBoard(live, board)
  const is_turning = useArrival()
  const loose = notes.filter((note) => !clusters.some((cluster) => cluster.id === note.cluster_id))
  const shown = clusters.slice(0, MOST_COLUMNS)
  const { projector } = t.value
  return (
    <>
      <header class="row">
        <h1>
          {projector.we_wrote(notes.length)}{' '}
          {clusters.length > 0 && <span class="soft">{projector.grouped(clusters.length, loose.length)}</span>}
        </h1>
        <span class="end">
          <Timer live={live} />
        </span>
      </header>
      <main class="wall-columns" data-rows={shown.length > 4 ? 2 : 1} data-revealing={is_turning ? '' : undefined}>
        {shown.length > 0
          ? [
              ...shown.map((cluster) => (
                <Column
                  key={cluster.id}
                  live={live}
                  board={board}
                  title={cluster.title}
                  notes={notes.filter((note) => note.cluster_id === cluster.id)}
                />
              )),
              shown.length < 4 && loose.length > 0 && (
                <Column key="loose" live={live} board={board} title={t.value.board.loose} notes={loose} />
              ),
            ]
          : by_zone(board, notes).map((own, nth) => <Column key={nth} live={live} board={board} notes={own} />)}
      </main>
      {clusters.length > MOST_COLUMNS && (
        <p class="soft">{projector.and_more_clusters(clusters.length - MOST_COLUMNS)}</p>
      )}
      <Foot live={live} board={board} />
    </>
  )
}

/** One cluster held up to the room. */
export function ClusterScene({ live, board, cluster }: { live: Live; board: Board; cluster: Cluster }) {
  const own = useBoard(live, board).notes.filter((note) => note.cluster_id === cluster.id)
  const columns = [0, 1, 2].map((nth) => own.filter((_, at) => at % 3 === nth))
  return (
    <>
      <header class="row">
        <h1>
          {cluster.title} <span class="soft number">{own.length}</span>
        </h1>
        <span class="end">
          <Timer live={live} />
        </span>
      </header>
      <main class="wall-columns" data-columns="3">
        {columns.map((notes, nth) => (
          <Column key={nth} live={live} board={board} notes={notes} />
        ))}
      </main>
      <Foot live={live} board={board} />
    </>
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

/** While nothing is grouped: a column per zone, or four where there is only one. */
function by_zone(board: Board, notes: Note[]): Note[][] {
  if (board.zones.length > 1) return board.zones.map((zone) => notes.filter((note) => note.zone === zone.key))
  return [0, 1, 2, 3].map((nth) => notes.filter((_, at) => at % 4 === nth))
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
