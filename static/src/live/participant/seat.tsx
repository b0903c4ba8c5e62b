/** Which table is mine. */
import { Icon } from '../parts/icon.tsx'
import { usePhone } from './phone.ts'
import { t } from './seat_words.ts'

export function MySeat() {
  const { live } = usePhone()
  const { participants, teams } = live.tables
  const team_id = participants.get(live.boot.participant_id ?? '')?.team_id ?? live.me.value?.team_id
  const team = team_id ? teams.get(team_id) : undefined
  if (!team) return null
  return (
    <span class="my-seat">
      <Icon name="group" />
      <span class="hidden-label">{t.value.your_team}: </span>
      <b>{t.value.team(team.number, team.name)}</b>
    </span>
  )
}
