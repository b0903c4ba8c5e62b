/** Before the reveal: how many notes there are, what was entered for somebody, and nothing else unless facilitators read along. */
import type { Activity, Board, Note } from '../rows.ts'
import { bilingual } from '../i18n.ts'
import { Icon } from '../parts/icon.tsx'
import { Illustration } from '../parts/illustration.tsx'
import { Byline, NoteCard, zone_number } from '../parts/note.tsx'
import { phrases, sentence } from '../parts/phrases.tsx'
import { is_locked } from '../parts/reading.ts'
import { useSecond } from '../parts/timer.tsx'
import { ActivityHead } from './activity_head.tsx'
import { next_step } from './next_step.ts'
import { t as prepare } from './prepare_words.ts'
import { ReadAlong } from './read_along.tsx'
import { useSteering, type Steering } from './steering.ts'
import { t } from './words.ts'

export function Silent({ activity, board }: { activity: Activity; board: Board | undefined }) {
  const steering = useSteering()
  const now = useSecond(steering.live)
  const { connected, note_counts } = steering.live.presence.value
  const written = (board && note_counts[board.id]) ?? 0
  const { silent } = t.value
  return (
    <>
      <ActivityHead />
      <div class="scroll">
        <div class="silent">
          <section class="sheet silent-count">
            <p class="soft small">{silent.written}</p>
            <p class="number huge">
              {connected ? written : '–'} <span class="faint unit">{silent.unit}</span>
            </p>
            {!activity.is_read_by_facilitators && <BlankNotes count={written} />}
            <p class="small soft row">
              <Icon name={activity.is_read_by_facilitators ? 'eye' : 'lock'} />
              <span>{sentence(state_of(steering, activity, now.value))}</span>
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
          {board && (activity.is_read_by_facilitators ? <ReadAlong board={board} /> : <Entered board={board} />)}
        </div>
      </div>
    </>
  )
}

function state_of({ live }: Steering, activity: Activity, now: number): string {
  const { locked, locking, hidden } = t.value.silent
  if (activity.state === 'planned') return not_started(live.tables, activity, now)
  if (is_locked(activity, now)) return locked
  if (activity.locks_at !== null) return locking
  return activity.is_read_by_facilitators ? prepare.value.read_along : hidden
}

/** Each start is where this activity is started from: the header, the button beside its title, or its stage. */
export function not_started(tables: Steering['live']['tables'], activity: Activity, now: number): string {
  const { planned, planned_here, planned_ahead } = t.value.silent
  const step = next_step(tables, now)
  if (step?.key === 'start' && step.activity.id === activity.id) return planned
  return tables.stage_runs.get(activity.stage_run_id)?.state === 'open' ? planned_here : planned_ahead
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

/** What facilitators wrote down themselves they know; it lies here until everything is revealed together. */
function Entered({ board }: { board: Board }) {
  const { tables } = useSteering().live
  const notes = tables.notes.all.value.filter((note) => note.board_id === board.id && !note.is_hidden)
  if (notes.length === 0) return null
  return (
    <section class="span">
      <h3 class="heading">{t.value.silent.entered(notes.length)}</h3>
      <div class="read-along">
        {[...notes].sort((a, b) => (a.id < b.id ? -1 : 1)).map((note) => (
          <EnteredNote key={note.id} board={board} note={note} />
        ))}
      </div>
    </section>
  )
}

function EnteredNote({ board, note }: { board: Board; note: Note }) {
  const steering = useSteering()
  const edit = note.on_behalf_of && (
    <button class="button end" data-kind="plain" onClick={() => steering.open({ name: 'edit', note_id: note.id })}>
      {t.value.tray.edit}
    </button>
  )
  return (
    <NoteCard
      text={note.text}
      zone={zone_number(board, note.zone)}
      illustration={<Illustration live={steering.live} id={note.id} />}
      footer={
        <>
          <Byline note={note} author={undefined} />
          {edit}
        </>
      }
    />
  )
}

export function ZoneLegend({ board }: { board: Board | undefined }) {
  if (!board || board.zones.length < 2) return null
  return (
    <ul class="legend-line">
      {board.zones.map((zone, nth) => (
        <li key={zone.key}>
          <i class="zone" data-zone={nth + 1} aria-hidden="true" />
          <span>{phrases(bilingual(zone, 'title'))}</span>
        </li>
      ))}
    </ul>
  )
}
