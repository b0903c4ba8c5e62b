/** What of a board is shown: by zone, what was entered for somebody; by sector and team where names are shown. */
import { useComputed } from '@preact/signals'
import type { Board } from '../rows.ts'
import { bilingual } from '../i18n.ts'
import { Icon } from '../parts/icon.tsx'
import { Mark, SECTORS } from '../parts/mark.tsx'
import { t as parts } from '../parts/words.ts'
import { useSteering } from './steering.ts'
import { is_for_team, team_name, teams_of } from './teams.ts'
import { t } from './words.ts'

function SectorFilter() {
  const { live, sector: chosen } = useSteering()
  if (live.tables.note_authors.ids.value.length === 0) return null
  return (
    <span class="row" role="group" aria-label={t.value.board.by_sector}>
      {SECTORS.map((sector) => (
        <button
          key={sector}
          class="button"
          data-kind="plain"
          data-shape="square"
          aria-pressed={chosen.value === sector}
          aria-label={parts.value.sectors[sector]}
          title={parts.value.sectors[sector]}
          onClick={() => (chosen.value = chosen.value === sector ? null : sector)}
        >
          <Mark sector={sector} />
        </button>
      ))}
    </span>
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
      class="input narrow"
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

/** Zones as their own legend, and what was entered for somebody; a second press shows everything again. */
export function Filters({ board }: { board: Board }) {
  const { live, zone, only_entered } = useSteering()
  const has_entered = useComputed(() =>
    live.tables.notes.all.value.some((note) => note.board_id === board.id && note.on_behalf_of),
  )
  const has_names = live.tables.note_authors.ids.value.length > 0
  const { by_zone, entered } = t.value.board
  if (board.zones.length < 2 && !has_entered.value && !has_names) return null
  return (
    <div class="row filters" data-wrap role="group" aria-label={by_zone}>
      {board.zones.length > 1 &&
        board.zones.map(({ key, ...titles }, nth) => (
          <button
            key={key}
            class="button"
            data-kind="plain"
            aria-pressed={zone.value === key}
            onClick={() => (zone.value = zone.value === key ? null : key)}
          >
            <i class="zone" data-zone={nth + 1} aria-hidden="true" />
            {bilingual(titles, 'title')}
          </button>
        ))}
      {has_entered.value && (
        <button
          class="button"
          data-kind="plain"
          aria-pressed={only_entered.value}
          onClick={() => (only_entered.value = !only_entered.value)}
        >
          <Icon name="edit" />
          {entered}
        </button>
      )}
      <SectorFilter />
      <TeamFilter board={board} />
    </div>
  )
}
