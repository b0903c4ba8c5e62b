/** Over the board: search, counts, undo, note on behalf; under them the filters. */
import type { ReadonlySignal } from '@preact/signals'
import type { Activity, Board } from '../rows.ts'
import { Icon } from '../parts/icon.tsx'
import { is_locked } from '../parts/reading.ts'
import { useSecond } from '../parts/timer.tsx'
import { Filters } from './board_filters.tsx'
import type { Layout } from './layout.ts'
import { useSteering } from './steering.ts'
import { t } from './words.ts'

type Bar = { activity: Activity; board: Board; places: Layout; clusters: ReadonlySignal<readonly string[]> }

export function BoardBar({ activity, board, places, clusters }: Bar) {
  const steering = useSteering()
  return (
    <>
      <div class="row" data-wrap>
        <Search />
        <span class="small soft end">
          {activity.is_revealed ? (
            <>
              {t.value.notes(places.count.value)} · {t.value.clusters(clusters.value.length)}
            </>
          ) : (
            t.value.silent.so_far(steering.live.presence.value.note_counts[board.id] ?? places.count.value)
          )}
        </span>
        <NoteFor activity={activity} board={board} />
        <span class="row">
          <button
            class="button"
            data-kind="plain"
            disabled={steering.undoable.value.length === 0}
            aria-keyshortcuts="Control+Z"
            onClick={() => steering.undo()}
          >
            <Icon name="undo" />
            {t.value.undo}
          </button>
          <button
            class="button redo"
            data-kind="plain"
            data-shape="square"
            disabled={steering.redoable.value.length === 0}
            aria-label={t.value.redo}
            title={t.value.redo}
            aria-keyshortcuts="Control+Shift+Z"
            onClick={() => steering.redo()}
          >
            <Icon name="undo" />
          </button>
        </span>
      </div>
      <Filters board={board} />
    </>
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
