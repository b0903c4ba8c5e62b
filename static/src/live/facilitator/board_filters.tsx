/** What of a board is shown, behind one button: by zone, what was entered for somebody; by sector and team where names are shown; and the boards of other stages. */
import { useComputed, useSignal } from '@preact/signals'
import type { ComponentChildren } from 'preact'
import { useEffect, useRef } from 'preact/hooks'
import type { Board } from '../rows.ts'
import { bilingual } from '../i18n.ts'
import { Icon } from '../parts/icon.tsx'
import { Mark, SECTORS } from '../parts/mark.tsx'
import { phrases } from '../parts/phrases.tsx'
import { t as parts } from '../parts/words.ts'
import { boards_found } from './boards_found.ts'
import { useSteering } from './steering.ts'
import { is_for_team, team_name, teams_of } from './teams.ts'
import { t } from './words.ts'

export function Filters({ board }: { board: Board }) {
  const steering = useSteering()
  const is_open = useSignal(false)
  const root = useRef<HTMLDivElement>(null)
  useClosing(root, is_open)
  const count = steering.filter_count.value
  const { filters, filters_on } = t.value.board
  return (
    <div class="filters" ref={root}>
      <button
        class="button"
        data-kind="plain"
        aria-expanded={is_open.value}
        aria-pressed={count > 0}
        aria-label={count > 0 ? filters_on(count) : undefined}
        onClick={() => (is_open.value = !is_open.value)}
      >
        <Icon name="filter" />
        {filters}
        {count > 0 && <b class="number">{count}</b>}
      </button>
      {is_open.value && (
        <div class="popover stack" data-gap="wide" role="group" aria-label={filters}>
          <p class="small soft only">{t.value.board.no_filters}</p>
          <Zones board={board} />
          <SectorFilter />
          <TeamFilter board={board} />
          <Elsewhere board={board} />
          {count > 0 && (
            <button class="button" onClick={() => steering.show_all()}>
              <Icon name="close" />
              {t.value.board.show_all}
            </button>
          )}
        </div>
      )}
    </div>
  )
}

/** A press elsewhere or Esc, which takes nothing else with it. */
function useClosing(root: { current: HTMLElement | null }, is_open: { value: boolean }): void {
  useEffect(() => {
    if (!is_open.value) return
    const press = ({ target }: Event) => root.current?.contains(target as Node) || (is_open.value = false)
    const escape = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return
      event.preventDefault()
      is_open.value = false
      root.current?.querySelector('button')?.focus()
    }
    addEventListener('pointerdown', press)
    addEventListener('keydown', escape, { capture: true })
    return () => {
      removeEventListener('pointerdown', press)
      removeEventListener('keydown', escape, { capture: true })
    }
  }, [is_open.value])
}

type Toggled = { is_on: boolean; onToggle: () => void; label?: string; children: ComponentChildren }

/** A second press shows everything again. */
function Toggle({ is_on, onToggle, label, children }: Toggled) {
  return (
    <button
      class="button"
      data-kind="plain"
      data-shape={label ? 'square' : undefined}
      aria-pressed={is_on}
      aria-label={label}
      title={label}
      onClick={onToggle}
    >
      {children}
    </button>
  )
}

/** Zones are their own legend. */
function Zones({ board }: { board: Board }) {
  const { live, zone, only_entered } = useSteering()
  const has_entered = useComputed(() =>
    live.tables.notes.all.value.some((note) => note.board_id === board.id && note.on_behalf_of),
  )
  const { by_zone, entered } = t.value.board
  if (board.zones.length < 2 && !has_entered.value) return null
  return (
    <div class="row" data-wrap role="group" aria-label={by_zone}>
      {board.zones.length > 1 &&
        board.zones.map(({ key, ...titles }, nth) => (
          <Toggle key={key} is_on={zone.value === key} onToggle={() => (zone.value = zone.value === key ? null : key)}>
            <i class="zone" data-zone={nth + 1} aria-hidden="true" />
            <span>{phrases(bilingual(titles, 'title'))}</span>
          </Toggle>
        ))}
      {has_entered.value && (
        <Toggle is_on={only_entered.value} onToggle={() => (only_entered.value = !only_entered.value)}>
          <Icon name="edit" />
          {entered}
        </Toggle>
      )}
    </div>
  )
}

function SectorFilter() {
  const { live, sector: chosen } = useSteering()
  if (live.tables.note_authors.ids.value.length === 0) return null
  return (
    <div class="row" role="group" aria-label={t.value.board.by_sector}>
      {SECTORS.map((sector) => (
        <Toggle
          key={sector}
          is_on={chosen.value === sector}
          label={parts.value.sectors[sector]}
          onToggle={() => (chosen.value = chosen.value === sector ? null : sector)}
        >
          <Mark sector={sector} />
        </Toggle>
      ))}
    </div>
  )
}

/** Where names are shown, or something was entered for a team: what one table wrote. */
function TeamFilter({ board }: { board: Board }) {
  const { live, team: chosen } = useSteering()
  const { teams, notes, note_authors } = live.tables
  const has_entered = useComputed(() =>
    notes.all.value.some(
      ({ board_id, on_behalf_of }) =>
        board_id === board.id && on_behalf_of && teams.all.value.some((team) => is_for_team(team, on_behalf_of)),
    ),
  )
  if (teams.ids.value.length === 0 || !(note_authors.ids.value.length > 0 || has_entered.value)) return null
  const { by_team, every_team } = t.value.board
  return (
    <select
      class="input"
      aria-label={by_team}
      value={chosen.value ?? ''}
      onChange={(event) => (chosen.value = event.currentTarget.value || null)}
    >
      <option value="">{every_team}</option>
      {teams_of(live.tables).map((team) => (
        <option key={team.id} value={team.id}>
          {team_name(team)}
        </option>
      ))}
    </select>
  )
}

/** The other boards that can be read, with how many of their notes are what is searched for: one press leads there. */
function Elsewhere({ board }: { board: Board }) {
  const steering = useSteering()
  const wanted = steering.search.value
  const others = boards_found(steering.live.tables, wanted).filter(({ board_id }) => board_id !== board.id)
  if (others.length === 0) return null
  const { elsewhere, elsewhere_found } = t.value.board
  return (
    <div class="stack tight" role="group" aria-label={elsewhere}>
      <p class="tiny faint">{wanted.trim() ? elsewhere_found(wanted.trim()) : elsewhere}</p>
      {others.map(({ activity, stage, count }) => (
        <button class="button" data-kind="plain" key={activity.id} onClick={() => steering.look_at(activity.id)}>
          <Icon name="note" />
          <span class="grow">
            {phrases(bilingual(activity, 'title'))} <span class="tiny faint">{parts.value.stages[stage]}</span>
          </span>
          <span class="number">{count}</span>
        </button>
      ))}
    </div>
  )
}
