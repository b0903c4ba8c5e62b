/** For whom something from paper is entered: teams, and whoever was entered before, are offered while typing. */
import type { Signal } from '@preact/signals'
import { useId } from 'preact/hooks'
import type { Team } from '../rows.ts'
import { Field } from './field.tsx'
import { useSteering } from './steering.ts'
import { t } from './words.ts'

/** What stands on a note that was entered for a team. */
function called({ name, number }: Team): string {
  return name || t.value.note.team(number)
}

export function Whom({ label, hint, whom }: { label: string; hint: string; whom: Signal<string> }) {
  const list = useId()
  const { notes, teams, entered_ballots } = useSteering().live.tables
  const before = [...notes.all.value, ...entered_ballots.all.value].flatMap(({ on_behalf_of }) => on_behalf_of ?? [])
  const offers = new Set([...teams.all.value.map(called), ...before])
  return (
    <>
      <Field label={label} hint={hint} value={whom} list={list} />
      <datalist id={list}>
        {[...offers].map((each) => (
          <option key={each} value={each} />
        ))}
      </datalist>
    </>
  )
}
