/** Everybody by sector, with what a facilitator can set right: a name, a sector, a lost receipt, a wrong person. */
import { useSignal } from '@preact/signals'
import type { Participant } from '../rows.ts'
import { Dialog } from '../parts/dialog.tsx'
import { Mark, SECTORS } from '../parts/mark.tsx'
import { t as parts } from '../parts/words.ts'
import { PersonForm } from './person_form.tsx'
import { useSteering } from './steering.ts'
import { t } from './words.ts'

const collator = new Intl.Collator('th')

export function PeopleSheet() {
  const steering = useSteering()
  const edited = useSignal<string | null>(null)
  const people = [...steering.live.tables.participants.all.value].sort(by_name)
  const { person, room } = t.value
  return (
    <Dialog title={room.title} size="wide" onClose={() => steering.close()} onSubmit={() => steering.close()}>
      {people.length === 0 && <p class="soft">{person.none}</p>}
      {SECTORS.map((sector) => (
        <SectorGroup
          key={sector}
          people={people.filter((each) => each.sector === sector)}
          edited={edited.value}
          edit={(id) => (edited.value = id)}
        />
      ))}
      <footer>
        <button class="button">{person.done}</button>
      </footer>
    </Dialog>
  )
}

type Group = { people: Participant[]; edited: string | null; edit: (id: string | null) => void }

function SectorGroup({ people, edited, edit }: Group) {
  const sector = people[0]?.sector
  if (!sector) return null
  return (
    <section>
      <h3 class="heading" data-sector={sector}>
        <Mark sector={sector} />
        {parts.value.sectors[sector]} <span class="end small soft number">{people.length}</span>
      </h3>
      <ul class="people">
        {people.map((each) => (
          <li key={each.id}>
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
  const name = person.name || parts.value.someone
  return (
    <div class="row">
      <span class="grow">{name}</span>
      <button
        type="button"
        class="button"
        data-kind="plain"
        aria-label={`${t.value.person.edit}: ${name}`}
        onClick={onEdit}
      >
        {t.value.person.edit}
      </button>
    </div>
  )
}

function by_name(a: Participant, b: Participant): number {
  return collator.compare(a.name ?? '\uffff', b.name ?? '\uffff')
}
