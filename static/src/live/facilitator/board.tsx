/** A revealed board: clusters and the loose tray, with search, selection and dragging. */
import { useSignal } from '@preact/signals'
import { useEffect, useLayoutEffect, useMemo, useRef } from 'preact/hooks'
import type { Activity, Board } from '../rows.ts'
import { HOW_TO_MOVE } from './board_note.tsx'
import { ClusterBox, HiddenBox, LooseBox } from './cluster.tsx'
import { draw_the_rest } from '../parts/draw_the_rest.ts'
import { make_draggable, refocus } from './drag.ts'
import { BoardBar } from './board_bar.tsx'
import { board_keys } from './board_keys.ts'
import { layout } from './layout.ts'
import { carried, put } from './moves.ts'
import { useSteering } from './steering.ts'
import { Tray } from './tray.tsx'
import { ActivityHead } from './work.tsx'
import { t } from './words.ts'

export function BoardWork({ activity, board }: { activity: Activity; board: Board }) {
  const steering = useSteering()
  const places = useMemo(() => layout(steering, board.id), [steering, board.id])
  const clusters = useMemo(
    () => steering.live.tables.clusters.select((cluster) => cluster.board_id === board.id),
    [steering, board.id],
  )
  return (
    <>
      <div class="stack">
        <ActivityHead />
        <BoardBar activity={activity} board={board} places={places} clusters={clusters} />
      </div>
      <Dragging is_revealed={activity.is_revealed}>
        {clusters.value.map((id) => (
          <ClusterBox key={id} id={id} board={board} note_ids={places.of(id)} />
        ))}
        <LooseBox board={board} note_ids={places.of(null)} />
        <HiddenBox board={board} note_ids={places.hidden} />
      </Dragging>
      <Tray board={board} clusters={clusters} out_of_sight={places.out_of_sight} />
    </>
  )
}

function Dragging({ is_revealed, children }: { is_revealed: boolean; children: preact.ComponentChildren }) {
  const steering = useSteering()
  const root = useRef<HTMLDivElement>(null)
  const spoken = useSignal('')
  const is_turning = useTurning(is_revealed)
  useLayoutEffect(() => board_keys(steering, root.current!), [steering])
  useEffect(() => draw_the_rest(root.current!), [])
  useEffect(() => {
    const { drag } = t.value
    return make_draggable(root.current!, {
      carried: (note_id) => carried(steering, note_id),
      dropped: (ids, key) => void put(steering, ids, key).then(() => refocus(ids[0]!)),
      say: (text) => (spoken.value = text),
      words: drag,
    })
  }, [t.value])
  return (
    <div class="scroll">
      <div class="board" ref={root} data-revealing={is_turning ? '' : undefined}>
        {children}
      </div>
      <p class="hidden-label" id={HOW_TO_MOVE}>
        {t.value.drag.how}
      </p>
      <p class="hidden-label" aria-live="assertive">
        {spoken.value}
      </p>
    </div>
  )
}

/** True for the moment of the reveal only, not when an old board is opened. */
function useTurning(is_revealed: boolean): boolean {
  const was_revealed = useRef(is_revealed)
  const is_turning = useSignal(false)
  useEffect(() => {
    if (!is_revealed || was_revealed.current) return
    was_revealed.current = true
    is_turning.value = true
    const over = setTimeout(() => (is_turning.value = false), 1200)
    return () => clearTimeout(over)
  }, [is_revealed])
  return is_turning.value
}
