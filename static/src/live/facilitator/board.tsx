/** A revealed board: groups on the left, what is in no group on the right, each in a scroller of its own. */
import { useSignal, type ReadonlySignal } from '@preact/signals'
import { useEffect, useLayoutEffect, useMemo, useRef } from 'preact/hooks'
import type { ComponentChildren } from 'preact'
import type { Activity, Board } from '../rows.ts'
import { draw_the_rest } from '../parts/draw_the_rest.ts'
import { ActivityHead } from './activity_head.tsx'
import { hold_under_pointer } from './anchor.ts'
import { BoardBar } from './board_bar.tsx'
import { keep_focus_on_board } from './board_focus.ts'
import { board_keys } from './board_keys.ts'
import { HOW_TO_MOVE } from './board_note.tsx'
import { ClusterBox, HiddenBox, LooseBox } from './cluster.tsx'
import { make_draggable } from './drag.ts'
import { useHand } from './hand.ts'
import { layout, type Layout } from './layout.ts'
import { carried, place_of, put } from './moves.ts'
import { useSteering } from './steering.ts'
import { useStillList, useStillValue } from './still.ts'
import { Tray } from './tray.tsx'
import { t } from './words.ts'

type Ids = ReadonlySignal<readonly string[]>
/** Up to so many groups stand under one another; from then on they take the wider side. */
const FEW = 2

export function BoardWork({ activity, board }: { activity: Activity; board: Board }) {
  const steering = useSteering()
  const places = useMemo(() => layout(steering, board.id), [steering, board.id])
  return (
    <>
      <div class="stack">
        <ActivityHead />
        <BoardBar activity={activity} board={board} places={places} />
      </div>
      <Dragging is_revealed={activity.is_revealed} clusters={places.clusters}>
        <Groups board={board} places={places} />
        <Pane name="loose-pane">
          <LooseBox board={board} note_ids={places.of(null)} />
          <HiddenBox board={board} note_ids={places.hidden} />
        </Pane>
      </Dragging>
      <Tray board={board} clusters={places.clusters} out_of_sight={places.out_of_sight} />
    </>
  )
}

/** Those that hold something come first; while a hand is on the board each stays where it is. */
function Groups({ board, places }: { board: Board; places: Layout }) {
  const { is_still } = useSteering()
  const lying = useStillList(places.clusters.value, is_still.value)
  if (lying.length === 0) return null
  return (
    <Pane name="groups">
      {lying.map((id) => (
        <ClusterBox key={id} id={id} board={board} note_ids={places.of(id)} />
      ))}
    </Pane>
  )
}

function Pane({ name, children }: { name: string; children: ComponentChildren }) {
  const frame = useRef<HTMLDivElement>(null)
  const inside = useRef<HTMLDivElement>(null)
  useEffect(() => hold_under_pointer(frame.current!, inside.current!), [])
  return (
    <div class={`scroll ${name}`} ref={frame}>
      <div ref={inside}>{children}</div>
    </div>
  )
}

type Table = { is_revealed: boolean; clusters: Ids; children: ComponentChildren }

function Dragging({ is_revealed, clusters, children }: Table) {
  const steering = useSteering()
  const root = useRef<HTMLDivElement>(null)
  const spoken = useSignal('')
  const is_turning = useTurning(is_revealed)
  useHand(root, steering.is_in_hand)
  useLayoutEffect(() => board_keys(steering, root.current!), [steering])
  useEffect(() => keep_focus_on_board(root.current!, (id) => place_of(steering, id)), [steering])
  useEffect(() => draw_the_rest(root.current!), [])
  useEffect(() => {
    const { drag } = t.value
    spoken.value = ''
    return make_draggable(root.current!, {
      carried: (note_id) => carried(steering, note_id),
      dropped: (ids, key) => void put(steering, ids, key),
      say: (text) => (spoken.value = text),
      words: drag,
    })
  }, [t.value])
  const groups = useStillValue(clusters.value.length, steering.is_still.value)
  const split = groups === 0 ? 'none' : groups <= FEW ? 'few' : 'many'
  return (
    <div class="board" ref={root} data-split={split} data-revealing={is_turning ? '' : undefined}>
      {children}
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
