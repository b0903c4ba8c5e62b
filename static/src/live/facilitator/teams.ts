/** Questions about tables and who sits at them. */
import { signal, type Signal } from '@preact/signals'
import type { Tables } from '../live.ts'
import type { Participant, Team } from '../rows.ts'
import { SECTORS } from '../parts/mark.tsx'
import { t } from './people_words.ts'

/** Where those are who have no table. */
export const NO_TEAM = 'none'
/** Whom the facilitator has ticked. */
export const chosen: Signal<ReadonlySet<string>> = signal(new Set())
const collator = new Intl.Collator('th')

export function teams_of(tables: Tables): Team[] {
  return [...tables.teams.all.value].sort((a, b) => a.number - b.number)
}

export function team_name(team: Team): string {
  return t.value.team(team.number, team.name)
}

const TABLE = /^(?:โต๊ะ|ทีม|table|team)\s*(\d+)(?!\d)/i

/** Whether a note or a ballot that says for whom it was entered means this team, in either language. */
export function is_for_team(team: Team, whom: string): boolean {
  if (team.name && whom.includes(team.name)) return true
  return Number(TABLE.exec(whom.trim())?.[1]) === team.number
}

/** In words, or empty for somebody without a team. */
export function seat_of(tables: Tables, person: Participant): string {
  const team = person.team_id ? tables.teams.get(person.team_id) : undefined
  return team ? team_name(team) : ''
}

export function people_at(tables: Tables, team_id: string | null): Participant[] {
  const there = tables.participants.all.value.filter((person) => (seated(tables, person) ?? null) === team_id)
  return there.sort(by_sector_and_name)
}

function seated(tables: Tables, { team_id }: Participant): string | null {
  return team_id && tables.teams.ids.value.includes(team_id) ? team_id : null
}

export function by_name(a: Participant, b: Participant): number {
  return collator.compare(a.name || '\uffff', b.name || '\uffff')
}

function by_sector_and_name(a: Participant, b: Participant): number {
  return SECTORS.indexOf(a.sector) - SECTORS.indexOf(b.sector) || by_name(a, b)
}
