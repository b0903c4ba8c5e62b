/** Finding people: by name, sector and table. */
import type { Signal } from '@preact/signals'
import { Icon } from '../parts/icon.tsx'
import { SECTORS } from '../parts/mark.tsx'
import { t as parts } from '../parts/words.ts'
import { useSteering } from './steering.ts'
import { team_name, teams_of } from './teams.ts'
import { t } from './people_words.ts'

export type Filter = { search: string; sector: string; team_id: string }

export function FilterBar({ filter }: { filter: Signal<Filter> }) {
  const teams = teams_of(useSteering().live.tables)
  const { sheet, no_team } = t.value
  const set = (change: Partial<Filter>) => (filter.value = { ...filter.value, ...change })
  return (
    <div class="row" data-wrap>
      <label class="input seek grow">
        <Icon name="search" />
        <input
          type="search"
          placeholder={sheet.search}
          aria-label={sheet.search}
          value={filter.value.search}
          onInput={(event) => set({ search: event.currentTarget.value })}
        />
      </label>
      <Choose label={sheet.sector} value={filter.value.sector} onChoose={(sector) => set({ sector })}>
        <option value="">{sheet.by_sector}</option>
        {SECTORS.map((sector) => (
          <option key={sector} value={sector}>
            {parts.value.sectors[sector]}
          </option>
        ))}
      </Choose>
      {teams.length > 0 && (
        <Choose label={sheet.team} value={filter.value.team_id} onChoose={(team_id) => set({ team_id })}>
          <option value="">{sheet.by_team}</option>
          {teams.map((team) => (
            <option key={team.id} value={team.id}>
              {team_name(team)}
            </option>
          ))}
          <option value="none">{no_team}</option>
        </Choose>
      )}
    </div>
  )
}

type Choosing = {
  label: string
  value: string
  onChoose: (value: string) => void
  children: preact.ComponentChildren
}

function Choose({ label, value, onChoose, children }: Choosing) {
  return (
    <select
      class="input narrow"
      aria-label={label}
      value={value}
      onChange={(event) => onChoose(event.currentTarget.value)}
    >
      {children}
    </select>
  )
}
