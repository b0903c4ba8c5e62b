/** Over the board, in one row: search, filters, how much there is, a note for somebody, undo. */
import type { Activity, Board } from '../rows.ts'
import { Icon } from '../parts/icon.tsx'
import { is_locked } from '../parts/reading.ts'
import { useSecond } from '../parts/timer.tsx'
import { Filters } from './board_filters.tsx'
import type { Layout } from './layout.ts'
import { useSteering } from './steering.ts'
import { t } from './words.ts'

export function BoardBar({ activity, board, places }: { activity: Activity; board: Board; places: Layout }) {
  return (
    <div class="row board-bar">
      <Search />
      <Filters board={board} />
      <Counts places={places} />
      <NoteFor activity={activity} board={board} />
      <Undo />
    </div>
  )
}

function Search() {
  const { search } = useSteering()
  const { search: label } = t.value.board
  return (
    <label class="input seek board-search">
      <Icon name="search" />
      <input
        type="search"
        placeholder={label}
        aria-label={label}
        value={search.value}
        onInput={(event) => (search.value = event.currentTarget.value)}
      />
    </label>
  )
}

function Counts({ places }: { places: Layout }) {
  const { is_filtering } = useSteering()
  const { notes, clusters, board } = t.value
  const all = places.count.value
  return (
    <span class="small soft board-counts" role="status">
      <span class="keep">{is_filtering.value ? board.found(places.found.value, all) : notes(all)}</span>
      {!is_filtering.value && <span class="keep"> · {clusters(places.clusters.value.length)}</span>}
    </span>
  )
}

function NoteFor({ activity, board }: { activity: Activity; board: Board }) {
  const steering = useSteering()
  const now = useSecond(steering.live)
  if (activity.state !== 'open' || is_locked(activity, now.value)) return null
  return (
    <button class="button" data-kind="plain" onClick={() => steering.open({ name: 'note', board_id: board.id })}>
      <Icon name="plus" />
      {t.value.board.add_for}
    </button>
  )
}

/** Not `disabled` when there is nothing to take back: the focus would be lost with the last press. */
function Undo() {
  const steering = useSteering()
  const { undo, redo } = t.value
  return (
    <span class="row undo">
      <button
        class="button"
        data-kind="plain"
        aria-disabled={steering.undoable.value.length === 0}
        aria-label={undo}
        title={undo}
        aria-keyshortcuts="Control+Z"
        onClick={() => steering.undo()}
      >
        <Icon name="undo" />
        <span class="word">{undo}</span>
      </button>
      <button
        class="button redo"
        data-kind="plain"
        data-shape="square"
        aria-disabled={steering.redoable.value.length === 0}
        aria-label={redo}
        title={redo}
        aria-keyshortcuts="Control+Shift+Z"
        onClick={() => steering.redo()}
      >
        <Icon name="undo" />
      </button>
    </span>
  )
}
