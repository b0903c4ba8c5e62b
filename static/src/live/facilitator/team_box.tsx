/** One table with its people, or those who have none; a place to drop somebody. */
import { useSignal } from '@preact/signals'
import { useEffect, useRef } from 'preact/hooks'
import type { Participant, Team } from '../rows.ts'
import { Icon } from '../parts/icon.tsx'
import { Mark } from '../parts/mark.tsx'
import { Menu, MenuItem } from '../parts/menu.tsx'
import { t as parts } from '../parts/words.ts'
import { useSteering } from './steering.ts'
import { chosen, NO_TEAM, team_name } from './teams.ts'
import { t } from './people_words.ts'
import { t as console_words } from './words.ts'

export function TeamBox({ team, people }: { team: Team | null; people: Participant[] }) {
  const is_renaming = useSignal(false)
  const name = team ? team_name(team) : t.value.no_team
  return (
    <section class="team" data-loose={team ? undefined : ''} data-drop={team?.id ?? NO_TEAM} data-drop-name={name}>
      <header class="row">
        <h3 class="grow">{name}</h3>
        <span class="small soft number">{people.length}</span>
        {team && <TeamMenu team={team} rename={() => (is_renaming.value = true)} />}
      </header>
      {team && is_renaming.value && <Naming team={team} onDone={() => (is_renaming.value = false)} />}
      <ul>
        {people.map((person) => (
          <Seat key={person.id} person={person} />
        ))}
      </ul>
      {people.length === 0 && <p class="tiny faint">{t.value.teams.nobody}</p>}
    </section>
  )
}

function TeamMenu({ team, rename }: { team: Team; rename: () => void }) {
  const steering = useSteering()
  const words = t.value.teams
  return (
    <Menu label={words.more_for(team_name(team))} button={<Icon name="more" />} kind="plain" shape="square">
      <MenuItem onChoose={rename}>
        <Icon name="edit" />
        {words.rename}
      </MenuItem>
      <MenuItem onChoose={() => void steering.ask('team.remove', { team_id: team.id })}>
        <Icon name="close" />
        {words.remove}
      </MenuItem>
    </Menu>
  )
}

function Naming({ team, onDone }: { team: Team; onDone: () => void }) {
  const steering = useSteering()
  const name = useSignal(team.name)
  const field = useRef<HTMLInputElement>(null)
  useEffect(() => field.current?.focus(), [])
  const save = async () => {
    const words = { team_id: team.id, name: name.value.trim(), version: team.version }
    if (await steering.ask('team.rename', words)) onDone()
  }
  const on_key = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' && event.key !== 'Escape') return
    event.preventDefault()
    event.stopPropagation()
    if (event.key === 'Enter') void save()
    else onDone()
  }
  return (
    <div class="row">
      <input
        class="input grow"
        aria-label={t.value.teams.name}
        placeholder={t.value.teams.name}
        value={name.value}
        ref={field}
        onInput={(event) => (name.value = event.currentTarget.value)}
        onKeyDown={on_key}
      />
      <button type="button" class="button" onClick={() => void save()}>
        {console_words.value.save}
      </button>
    </div>
  )
}

function Seat({ person }: { person: Participant }) {
  const name = person.name || parts.value.someone
  const is_chosen = chosen.value.has(person.id)
  const toggle = () => {
    const next = new Set(chosen.value)
    if (!next.delete(person.id)) next.add(person.id)
    chosen.value = next
  }
  return (
    <li class="seat" data-note={person.id} data-sector={person.sector}>
      <input
        type="checkbox"
        class="pick"
        checked={is_chosen}
        aria-label={`${t.value.teams.pick}: ${name}, ${parts.value.sectors[person.sector]}`}
        onChange={toggle}
      />
      <Mark sector={person.sector} />
      <span>{name}</span>
    </li>
  )
}
