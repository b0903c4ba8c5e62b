/** Everybody by sector: found by name, sector or table, and set right: a name, a sector, a table, a lost receipt. */
import { useSignal } from '@preact/signals'
import type { Participant, Sector } from '../rows.ts'
import { Dialog } from '../parts/dialog.tsx'
import { Icon } from '../parts/icon.tsx'
import { Mark, SECTORS } from '../parts/mark.tsx'
import { sentence } from '../parts/phrases.tsx'
import { workshop_of } from '../parts/reading.ts'
import { t as parts } from '../parts/words.ts'
import { Door } from './door.tsx'
import { FilterBar, type Filter } from './people_filter.tsx'
import { PersonForm } from './person_form.tsx'
import { useSteering } from './steering.ts'
import { by_name, seat_of } from './teams.ts'
import { when_drawn } from './when_drawn.ts'
import { t } from './words.ts'
import { t as people_words } from './people_words.ts'

export function PeopleSheet() {
  const steering = useSteering()
  const edited = useSignal<string | null>(null)
  const filter = useSignal<Filter>({ search: '', sector: '', team_id: '' })
  const all = steering.live.tables.participants.all.value
  const found = all.filter((person) => matches(person, filter.value)).sort(by_name)
  const { person, room } = t.value
  const { sheet } = people_words.value
  const edit = (id: string | null) => {
    const before = edited.value
    edited.value = id
    if (before && !id) when_drawn(() => focus_person(before))
  }
  return (
    <Dialog title={room.title} size="wide" onClose={() => steering.close()}>
      {all.length === 0 ? <p class="soft">{sentence(person.none)}</p> : <FilterBar filter={filter} />}
      {all.length > 0 && (
        <p class="small soft" role="status">
          {found.length ? sheet.found(found.length, all.length) : sheet.nobody}
        </p>
      )}
      {SECTORS.map((sector) => (
        <SectorGroup
          key={sector}
          sector={sector}
          people={found.filter((each) => each.sector === sector)}
          edited={edited.value}
          edit={edit}
        />
      ))}
      <footer>
        <Door is_small />
        <button type="button" class="button" data-kind="primary" onClick={() => steering.close()}>
          {person.done}
        </button>
      </footer>
    </Dialog>
  )
}

/** Back to where the correction began; where that person is not in the list any more, to the search. */
function focus_person(id: string): void {
  const line = document.querySelector<HTMLElement>(`dialog [data-person="${id}"] button`)
  const search = document.querySelector<HTMLElement>('dialog input[type=search]')
  ;(line ?? search)?.focus()
}

/** `none` as a table means: those who have no table. */
export function matches(person: Participant, { search, sector, team_id }: Filter): boolean {
  const wanted = search.trim().normalize('NFC').toLocaleLowerCase()
  const is_named = !wanted || (person.name ?? '').toLocaleLowerCase().includes(wanted)
  const is_seated = !team_id || (team_id === 'none' ? person.team_id === null : person.team_id === team_id)
  return is_named && is_seated && (!sector || person.sector === sector)
}

type Group = { sector: Sector; people: Participant[]; edited: string | null; edit: (id: string | null) => void }

function SectorGroup({ sector, people, edited, edit }: Group) {
  if (people.length === 0) return null
  return (
    <section>
      <h3 class="heading" data-sector={sector}>
        <Mark sector={sector} />
        {parts.value.sectors[sector]} <span class="end small soft number">{people.length}</span>
      </h3>
      <ul class="people">
        {people.map((each) => (
          <li key={each.id} data-person={each.id}>
            {edited === each.id ? (
              <PersonForm person={each} onDone={() => edit(null)} />
            ) : (
              <Line person={each} onEdit={() => edit(each.id)} />
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}

function Line({ person, onEdit }: { person: Participant; onEdit: () => void }) {
  const { tables } = useSteering().live
  const is_open = workshop_of(tables)?.state !== 'closed'
  const name = person.name || parts.value.someone
  return (
    <div class="row">
      <span class="grow">
        {name}
        {person.is_simulated && <span class="small faint"> · {parts.value.rehearsal.simulated}</span>}
      </span>
      {tables.hands.get(person.id) && <Icon name="hand" />}
      <span class="small faint">{seat_of(tables, person)}</span>
      {is_open && (
        <button
          type="button"
          class="button"
          data-kind="plain"
          aria-label={`${t.value.person.edit}: ${name}`}
          onClick={onEdit}
        >
          {t.value.person.edit}
        </button>
      )}
    </div>
  )
}
