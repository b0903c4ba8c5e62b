/** For whom something from paper is entered: the tables of the room to press, whoever was entered before while typing. */
import type { Signal } from '@preact/signals'
import { useId } from 'preact/hooks'
import type { Team } from '../rows.ts'
import { Field } from './field.tsx'
import { t } from './paper_words.ts'
import { pile_of } from './pile.ts'
import { useSteering } from './steering.ts'

/** What stands on a note that was entered for a team. */
function called({ name, number }: Team): string {
  return name || t.value.note.team(number)
}

export function Whom({ label, hint, whom }: { label: string; hint: string; whom: Signal<string> }) {
  const list = useId()
  const { notes, teams, entered_ballots } = useSteering().live.tables
  const before = [...notes.all.value, ...entered_ballots.all.value].flatMap(({ on_behalf_of }) => on_behalf_of ?? [])
  const tables = [...teams.all.value].sort((a, b) => a.number - b.number).map(called)
  const offers = new Set([...tables, ...before.map(pile_of)])
  return (
    <div class="stack tight">
      <Field label={label} hint={hint} value={whom} list={list} />
      <datalist id={list}>
        {[...offers].map((each) => (
          <option key={each} value={each} />
        ))}
      </datalist>
      {tables.length > 0 && <TableChips tables={tables} whom={whom} />}
    </div>
  )
}

function TableChips({ tables, whom }: { tables: readonly string[]; whom: Signal<string> }) {
  return (
    <div class="row table-chips" data-wrap role="group" aria-label={t.value.tables}>
      {tables.map((table) => (
        <button
          type="button"
          key={table}
          class="chip"
          data-press
          aria-pressed={whom.value.trim() === table}
          onClick={() => (whom.value = table)}
        >
          {table}
        </button>
      ))}
    </div>
  )
}
