/** One person's name and sector, a new receipt, and the way out of the room, which asks once more. */
import { useSignal } from '@preact/signals'
import { useEffect, useRef } from 'preact/hooks'
import type { Participant, Sector } from '../rows.ts'
import { SECTORS } from '../parts/mark.tsx'
import { sentence } from '../parts/phrases.tsx'
import { say } from '../parts/toasts.tsx'
import { t as parts } from '../parts/words.ts'
import { new_receipt } from './api.ts'
import { Field, Select } from './field.tsx'
import { useSteering } from './steering.ts'
import { NO_TEAM, team_name, teams_of } from './teams.ts'
import { t as people_words } from './people_words.ts'
import { t } from './words.ts'

export function PersonForm({ person, onDone }: { person: Participant; onDone: () => void }) {
  const steering = useSteering()
  const name = useSignal(person.name ?? '')
  const sector = useSignal<Sector>(person.sector)
  const team_id = useSignal(person.team_id ?? NO_TEAM)
  const teams = teams_of(steering.live.tables)
  const { person: words, name: name_label, save, cancel } = t.value
  const keep = async () => {
    const data = { participant_id: person.id, name: name.value.trim(), sector: sector.value }
    if (!(await steering.ask('participant.update', data))) return
    const to = team_id.value === NO_TEAM ? null : team_id.value
    const seat = { participant_ids: [person.id], team_id: to }
    if (to === person.team_id || (await steering.ask('team.move', seat))) onDone()
  }
  const press = (event: KeyboardEvent) => {
    if (event.isComposing) return
    if (event.key === 'Enter' && event.target instanceof HTMLInputElement) void keep()
    else if (event.key === 'Escape') onDone()
    else return
    event.preventDefault() // The list of people stays open.
  }
  const root = useRef<HTMLDivElement>(null)
  useEffect(() => {
    root.current?.scrollIntoView({ block: 'nearest' })
    root.current?.querySelector('input')?.focus({ preventScroll: true })
  }, [])
  return (
    <div class="sheet stack person-form" data-gap="wide" ref={root} onKeyDown={press}>
      <h4>{person.name || parts.value.someone}</h4>
      <div class="columns">
        <Field label={name_label} value={name} />
        <Select
          label={words.sector}
          value={sector}
          options={SECTORS.map((each) => [each, parts.value.sectors[each]] as const)}
        />
        {teams.length > 0 && (
          <Select
            label={people_words.value.sheet.team}
            value={team_id}
            options={[
              [NO_TEAM, people_words.value.no_team] as const,
              ...teams.map((each) => [each.id, team_name(each)] as const),
            ]}
          />
        )}
      </div>
      <div class="row" data-wrap>
        <button type="button" class="button" data-kind="primary" onClick={keep}>
          {save}
        </button>
        <button type="button" class="button" onClick={onDone}>
          {cancel}
        </button>
        <Receipt person={person} />
        <Removal person={person} onDone={onDone} />
      </div>
    </div>
  )
}

function Receipt({ person }: { person: Participant }) {
  const { live } = useSteering()
  const receipt = useSignal<string | null>(null)
  const { person: words } = t.value
  const issue = async () => {
    receipt.value = await new_receipt(live, person.id)
    if (!receipt.value) say(words.receipt_failed, 'bad')
  }
  if (!receipt.value)
    return (
      <button type="button" class="button" onClick={issue}>
        {words.receipt}
      </button>
    )
  return (
    <div class="well stack" role="status">
      <b>{words.receipt_title}</b>
      <code class="receipt">{receipt.value}</code>
      <p class="small soft">{sentence(words.receipt_hint)}</p>
    </div>
  )
}

function Removal({ person, onDone }: { person: Participant; onDone: () => void }) {
  const steering = useSteering()
  const is_sure = useSignal(false)
  const { person: words } = t.value
  const remove = async () => {
    if (await steering.ask('participant.remove', { participant_id: person.id })) onDone()
  }
  if (!is_sure.value) {
    return (
      <button type="button" class="button" data-kind="danger" onClick={() => (is_sure.value = true)}>
        {words.remove}
      </button>
    )
  }
  return (
    <div class="well stack" role="alert">
      <p class="small">{sentence(words.remove_sure(person.name || parts.value.someone))}</p>
      <button type="button" class="button" data-kind="danger" onClick={remove}>
        {words.remove}
      </button>
    </div>
  )
}
