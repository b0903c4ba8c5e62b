/** Before the reveal: how many notes there are, and nothing else about them unless facilitators read along. */
import type { Activity, Board } from '../rows.ts'
import { bilingual } from '../i18n.ts'
import { Icon } from '../parts/icon.tsx'
import { is_locked } from '../parts/reading.ts'
import { useSecond } from '../parts/timer.tsx'
import { useSteering } from './steering.ts'
import { t as prepare } from './prepare_words.ts'
import { ReadAlong } from './read_along.tsx'
import { ActivityHead } from './work.tsx'
import { t } from './words.ts'

export function Silent({ activity, board }: { activity: Activity; board: Board | undefined }) {
  const steering = useSteering()
  const { live } = steering
  const now = useSecond(live)
  const { note_counts } = live.presence.value
  const { silent } = t.value
  const written = (board && note_counts[board.id]) ?? 0
  return (
    <>
      <ActivityHead />
      <div class="scroll">
        <div class="silent">
          <section class="sheet silent-count">
            <p class="soft small">{silent.written}</p>
            <p class="number huge">
              {written} <span class="faint unit">{silent.unit}</span>
            </p>
            {!activity.is_read_by_facilitators && <BlankNotes count={written} />}
            <p class="small soft row">
              <Icon name={activity.is_read_by_facilitators ? 'eye' : 'lock'} />
              {state_of(activity, now.value)}
            </p>
          </section>
          <section class="stack">
            <ZoneLegend board={board} />
            {board && activity.state === 'open' && (
              <button class="button" onClick={() => steering.open({ name: 'note', board_id: board.id })}>
                <Icon name="plus" />
                {t.value.board.add_for}
              </button>
            )}
          </section>
          {activity.is_read_by_facilitators && board && <ReadAlong board={board} />}
        </div>
      </div>
    </>
  )
}

function state_of(activity: Activity, now: number): string {
  const { planned, locked, locking, hidden } = t.value.silent
  if (activity.state === 'planned') return planned
  if (is_locked(activity, now)) return locked
  if (activity.locks_at !== null) return locking
  return activity.is_read_by_facilitators ? prepare.value.read_along : hidden
}

/** Blank paper, at most as much as fits a glance. */
function BlankNotes({ count }: { count: number }) {
  const shown = Math.min(count, 24)
  return (
    <div class="blank-notes" aria-hidden="true">
      {Array.from({ length: shown }, (_, nth) => (
        <i key={nth} class="note" data-state="unrevealed" />
      ))}
    </div>
  )
}

export function ZoneLegend({ board }: { board: Board | undefined }) {
  if (!board || board.zones.length < 2) return null
  return (
    <ul class="legend-line">
      {board.zones.map((zone, nth) => (
        <li key={zone.key}>
          <i class="zone" data-zone={nth + 1} aria-hidden="true" />
          {bilingual(zone, 'title')}
        </li>
      ))}
    </ul>
  )
}
