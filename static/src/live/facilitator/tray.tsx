/** The toolbar under the board, there while notes are selected; Esc clears. "Move to…" is the twin of dragging. */
import type { ReadonlySignal } from '@preact/signals'
import { useEffect } from 'preact/hooks'
import type { Board } from '../rows.ts'
import { bilingual } from '../i18n.ts'
import { Icon } from '../parts/icon.tsx'
import { Menu, MenuItem } from '../parts/menu.tsx'
import { phrases } from '../parts/phrases.tsx'
import { is_sortable } from '../parts/reading.ts'
import { hold_up } from './held.tsx'
import { LOOSE_KEY, put, to_zone } from './moves.ts'
import { useSteering } from './steering.ts'
import { t } from './words.ts'

type Where = { board: Board; clusters: ReadonlySignal<readonly string[]> }

export function Tray({ board, clusters, out_of_sight }: Where & { out_of_sight: ReadonlySignal<number> }) {
  const steering = useSteering()
  const note_ids = [...steering.selection.value]
  useEffect(() => {
    // Esc over a sheet closes the sheet alone.
    const clear = (event: KeyboardEvent) =>
      event.key === 'Escape' && !event.defaultPrevented && !steering.sheet.peek() && steering.clear()
    addEventListener('keydown', clear)
    return () => removeEventListener('keydown', clear)
  }, [steering])
  if (note_ids.length === 0) return null
  const { tray } = t.value
  return (
    <div class="tray" role="toolbar" aria-label={tray.label}>
      <button
        class="button"
        data-kind="plain"
        data-shape="square"
        aria-label={tray.clear}
        title={tray.clear}
        onClick={() => steering.clear()}
      >
        <Icon name="close" />
      </button>
      <p aria-live="polite">
        <b>{tray.chosen(note_ids.length)}</b>
        {out_of_sight.value > 0 && <span class="small soft"> {tray.out_of_sight(out_of_sight.value)}</span>}
      </p>
      {is_sortable(steering.live.tables, board) && <Sorting board={board} clusters={clusters} note_ids={note_ids} />}
      <button class="button" data-kind="plain" onClick={() => steering.open({ name: 'hide', note_ids })}>
        <Icon name="eye-off" />
        {tray.hide}
      </button>
      <More note_ids={note_ids} />
    </div>
  )
}

function Sorting({ board, clusters, note_ids }: Where & { note_ids: string[] }) {
  const steering = useSteering()
  return (
    <>
      <button class="button" data-kind="plain" onClick={() => steering.open({ name: 'group', note_ids })}>
        <Icon name="group" />
        {t.value.tray.group}
      </button>
      <MoveTo board={board} clusters={clusters} note_ids={note_ids} />
    </>
  )
}

function MoveTo({ board, clusters, note_ids }: Where & { note_ids: string[] }) {
  const steering = useSteering()
  const { tray } = t.value
  const { clusters: table } = steering.live.tables
  const label = (
    <>
      <Icon name="move" />
      {tray.move}
    </>
  )
  return (
    <Menu label={tray.move} button={label} kind="plain" is_up>
      {clusters.value.length > 0 && <p>{tray.to_cluster}</p>}
      {clusters.value.map((id) => (
        <MenuItem key={id} onChoose={() => put(steering, note_ids, id)}>
          <span>{phrases(table.get(id)?.title ?? '')}</span>
        </MenuItem>
      ))}
      <MenuItem onChoose={() => put(steering, note_ids, LOOSE_KEY)}>{tray.take_out}</MenuItem>
      {board.zones.length > 1 && <p>{tray.to_zone}</p>}
      {board.zones.length > 1 &&
        board.zones.map((zone, nth) => (
          <MenuItem key={zone.key} onChoose={() => to_zone(steering, note_ids, zone)}>
            <i class="zone" data-zone={nth + 1} aria-hidden="true" />
            <span>{phrases(bilingual(zone, 'title'))}</span>
          </MenuItem>
        ))}
    </Menu>
  )
}

/** What is done seldom. Facilitators correct only what they wrote for somebody; other words are their writers'. */
function More({ note_ids }: { note_ids: string[] }) {
  const steering = useSteering()
  const note = note_ids.length === 1 ? steering.live.tables.notes.get(note_ids[0]!) : undefined
  const { tray, board } = t.value
  const derived_from = note_ids.map((id) => ({ type: 'note' as const, id }))
  return (
    <Menu label={tray.more} button={<Icon name="more" />} kind="plain" shape="square" is_up>
      {note && (
        <MenuItem onChoose={() => hold_up(steering, note.id)}>
          <Icon name="eye" />
          {board.on_the_wall}
        </MenuItem>
      )}
      <MenuItem onChoose={() => steering.open({ name: 'outcome', derived_from })}>
        <Icon name="next" />
        {tray.outcome}
      </MenuItem>
      {note?.on_behalf_of && (
        <MenuItem onChoose={() => steering.open({ name: 'edit', note_id: note.id })}>
          <Icon name="edit" />
          {tray.edit}
        </MenuItem>
      )}
    </Menu>
  )
}
