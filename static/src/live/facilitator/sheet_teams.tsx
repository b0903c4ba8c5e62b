/** Tables: dealt mixed, at random or by hand; then people are dragged, or chosen and moved. */
import { useSignal } from '@preact/signals'
import { useEffect, useRef } from 'preact/hooks'
import { new_id } from '../ids.ts'
import { Dialog } from '../parts/dialog.tsx'
import { Icon } from '../parts/icon.tsx'
import { Menu, MenuItem } from '../parts/menu.tsx'
import { sentence } from '../parts/phrases.tsx'
import { say } from '../parts/toasts.tsx'
import { make_draggable, refocus } from './drag.ts'
import { useSteering, type Steering } from './steering.ts'
import { TeamBox } from './team_box.tsx'
import { chosen, NO_TEAM, people_at, team_name, teams_of } from './teams.ts'
import { t } from './people_words.ts'

const SEATS_AT_A_TABLE = 6
const MOST_TABLES = 60

export function TeamsSheet() {
  const steering = useSteering()
  const { tables } = steering.live
  const people = tables.participants.ids.value.length
  const teams = teams_of(tables)
  useEffect(() => () => void (chosen.value = new Set()), [])
  const words = t.value.teams
  return (
    <Dialog title={words.title} size="full" onClose={() => steering.close()} onSubmit={() => steering.close()}>
      <Dealing people={people} />
      {teams.length === 0 && <p class="soft">{sentence(words.hint_empty)}</p>}
      {teams.length > 0 && <p class="small soft">{words.summary(people, teams.length)}</p>}
      <Tables />
      <footer class="teams-foot">
        <Choice />
        <button type="button" class="button" disabled={!steering.undoable.value.length} onClick={() => steering.undo()}>
          <Icon name="undo" />
          {words.undo}
        </button>
        <button class="button" data-kind={teams.length ? 'primary' : undefined}>
          {words.done}
        </button>
      </footer>
    </Dialog>
  )
}

/** Tables that stand are kept, with their names, as far as the number goes. */
function Dealing({ people }: { people: number }) {
  const steering = useSteering()
  const standing = teams_of(steering.live.tables)
  const count = useSignal(standing.length || Math.max(1, Math.round(people / SEATS_AT_A_TABLE)))
  const words = t.value.teams
  const set = (to: number) => (count.value = Math.min(MOST_TABLES, Math.max(1, to)))
  const deal = async (how: 'mixed' | 'random' | 'by_hand') => {
    const ids = standing.slice(0, count.value).map(({ id }) => id)
    while (ids.length < count.value) ids.push(new_id())
    if ((await steering.ask('team.deal', { team_ids: ids, how })) && how !== 'by_hand') say(words.dealt)
  }
  return (
    <div class="row" data-wrap>
      <div class="row tight" role="group" aria-label={words.how_many}>
        <Step icon="minus" label={words.fewer} onPress={() => set(count.value - 1)} />
        <output class="number team-count">{count.value}</output>
        <Step icon="plus" label={words.more} onPress={() => set(count.value + 1)} />
      </div>
      <span class="small soft">{words.how_many}</span>
      <span class="end" />
      <button type="button" class="button" data-kind={standing.length ? undefined : 'primary'} onClick={() => deal('mixed')}>
        {words.mixed}
      </button>
      <button type="button" class="button" onClick={() => deal('random')}>
        {words.random}
      </button>
      <button type="button" class="button" onClick={() => deal('by_hand')}>
        {words.by_hand}
      </button>
    </div>
  )
}

function Step({ icon, label, onPress }: { icon: 'minus' | 'plus'; label: string; onPress: () => void }) {
  return (
    <button type="button" class="button" data-shape="square" aria-label={label} onClick={onPress}>
      <Icon name={icon} />
    </button>
  )
}

function Tables() {
  const steering = useSteering()
  const root = useRef<HTMLDivElement>(null)
  const spoken = useSignal('')
  const { tables } = steering.live
  const teams = teams_of(tables)
  useEffect(
    () =>
      make_draggable(root.current!, {
        carried: (id) => (chosen.value.has(id) ? [...chosen.value] : [id]),
        dropped: (ids, key) => void seat(steering, ids, key).then(() => refocus(ids[0]!)),
        say: (text) => (spoken.value = text),
        words: t.value.teams.drag,
      }),
    [t.value],
  )
  const loose = people_at(tables, null)
  return (
    <div class="teams-frame">
      <div class="teams" ref={root}>
        {teams.map((team) => (
          <TeamBox key={team.id} team={team} people={people_at(tables, team.id)} />
        ))}
        {(loose.length > 0 || teams.length > 0) && <TeamBox team={null} people={loose} />}
      </div>
      <p class="hidden-label" aria-live="assertive">
        {spoken.value}
      </p>
    </div>
  )
}

/** What is ticked, and where it can go: everything that dragging does, in one menu. */
function Choice() {
  const steering = useSteering()
  const ids = [...chosen.value]
  const words = t.value.teams
  if (ids.length === 0) return <p class="small soft grow">{sentence(words.nothing_chosen)}</p>
  return (
    <div class="row grow" data-wrap>
      <b>{words.chosen(ids.length)}</b>
      <Menu
        label={words.move_to}
        is_up
        button={
          <>
            <Icon name="move" />
            {words.move_to}
          </>
        }
      >
        {teams_of(steering.live.tables).map((team) => (
          <MenuItem key={team.id} onChoose={() => void seat(steering, ids, team.id)}>
            {team_name(team)}
          </MenuItem>
        ))}
        <MenuItem onChoose={() => void seat(steering, ids, NO_TEAM)}>{t.value.no_team}</MenuItem>
      </Menu>
    </div>
  )
}

async function seat(steering: Steering, ids: string[], key: string): Promise<void> {
  const team_id = key === NO_TEAM ? null : key
  const { participants } = steering.live.tables
  const moving = ids.filter((id) => participants.get(id) && participants.get(id)!.team_id !== team_id)
  if (moving.length === 0) return
  if (await steering.ask('team.move', { participant_ids: moving, team_id })) chosen.value = new Set()
}
