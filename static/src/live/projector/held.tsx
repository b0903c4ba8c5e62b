/** What a facilitator holds up to the room: one cluster, or one note. */
import { useSignal } from '@preact/signals'
import { useRef } from 'preact/hooks'
import type { Live } from '../live.ts'
import type { Board, Cluster, Note } from '../rows.ts'
import { set } from '../parts/phrases.tsx'
import { t } from '../facilitator/words.ts'
import { useBoard } from './board.tsx'
import { Columns } from './column.tsx'
import { abreast, dealt } from './columns.ts'
import { largest, useFitting } from './fitting.ts'
import { Foot } from './foot.tsx'
import { Head } from './head.tsx'
import { WallNote } from './paper.tsx'

export function ClusterScene({ live, board, cluster }: { live: Live; board: Board; cluster: Cluster }) {
  const own = useBoard(live, board).notes.filter((note) => note.cluster_id === cluster.id)
  const left_out = useSignal(0)
  const across = abreast(own.length)
  const { together, and_more } = t.value.projector
  return (
    <>
      <Head live={live} above={together}>
        {set(cluster.title)} <span class="soft number">{own.length}</span>
      </Head>
      <Columns live={live} board={board} columns={dealt(own, across)} across={across} left_out={left_out} />
      <Foot live={live} board={board} more={left_out.value > 0 ? and_more(left_out.value) : undefined} />
    </>
  )
}

const SIZES = [4, 3.5, 3, 2.6, 2.2, 1.9, 1.6, 1.4, 1.25]

export function NoteScene({ live, board, note }: { live: Live; board: Board; note: Note }) {
  const frame = useRef<HTMLElement>(null)
  useFitting(frame, (main) => {
    const paper = main.querySelector<HTMLElement>('.note')!
    largest(main, SIZES, () => paper.offsetHeight <= main.clientHeight)
  })
  return (
    <>
      <Head live={live}>{t.value.projector.together}</Head>
      <main class="wall-note" ref={frame}>
        <WallNote live={live} board={board} note={note} />
      </main>
      <Foot live={live} board={board} />
    </>
  )
}
