/** Chooses what stands on a ballot: clusters first, then loose notes, then own words. */
import { useSignal, type Signal } from '@preact/signals'
import type { Source } from '../rows.ts'
import { new_id } from '../ids.ts'
import { Dialog } from '../parts/dialog.tsx'
import { items_of } from '../parts/reading.ts'
import { Field } from './field.tsx'
import { SheetFoot } from './sheet_foot.tsx'
import { useSteering, type Steering } from './steering.ts'
import { t } from './words.ts'

type Chosen = Signal<ReadonlySet<string>>
type Choice = { key: string; words: string }

export function ItemsSheet({ round_id }: { round_id: string }) {
  const steering = useSteering()
  const offered = on_offer(steering, round_id)
  const chosen: Chosen = useSignal(new Set(offered.clusters.map((choice) => choice.key)))
  const own_words = useSignal('')
  const { items } = t.value
  const typed = own_words.value.split('\n').map((line) => line.trim()).filter(Boolean)
  const count = chosen.value.size + typed.length
  const add = async () => {
    const data = { round_id, items: [...[...chosen.value].map(from_source), ...typed.map(from_words)] }
    if (await steering.ask('round.add_items', data)) steering.close()
  }
  const is_bare = offered.clusters.length + offered.notes.length === 0
  return (
    <Dialog title={items.title} size="wide" onClose={() => steering.close()} onSubmit={add}>
      <p class="small soft">{is_bare ? items.nothing : items.hint}</p>
      <Choices legend={items.clusters} choices={offered.clusters} chosen={chosen} />
      <Choices legend={items.loose_notes} choices={offered.notes} chosen={chosen} />
      <Field label={items.own_words} value={own_words} is_long />
      <SheetFoot is_ready={count > 0}>{items.add(count)}</SheetFoot>
    </Dialog>
  )
}

function Choices({ legend, choices, chosen }: { legend: string; choices: Choice[]; chosen: Chosen }) {
  const toggle = (key: string) => {
    const next = new Set(chosen.value)
    if (!next.delete(key)) next.add(key)
    chosen.value = next
  }
  if (choices.length === 0) return null
  return (
    <fieldset>
      <legend class="legend">{legend}</legend>
      <div class="choices">
        {choices.map(({ key, words }) => (
          <label class="tick" key={key}>
            <input type="checkbox" checked={chosen.value.has(key)} onChange={() => toggle(key)} />
            <span>{words}</span>
          </label>
        ))}
      </div>
    </fieldset>
  )
}

/** What is not on this ballot yet, as `type:id`. */
function on_offer({ live }: Steering, round_id: string): { clusters: Choice[]; notes: Choice[] } {
  const { clusters, notes } = live.tables
  const taken = new Set(items_of(live.tables, round_id).map(({ source }) => source && `${source.type}:${source.id}`))
  const free = (choice: Choice) => !taken.has(choice.key)
  const loose = notes.all.value.filter((note) => note.cluster_id === null && !note.is_hidden)
  return {
    clusters: clusters.all.value.map(({ id, title }) => ({ key: `cluster:${id}`, words: title })).filter(free),
    notes: loose.map(({ id, text }) => ({ key: `note:${id}`, words: text })).filter(free),
  }
}

function from_source(key: string): { id: string; source: Source } {
  const [type, id] = key.split(':') as [Source['type'], string]
  return { id: new_id(), source: { type, id } }
}

function from_words(text: string): { id: string; text_th: string } {
  return { id: new_id(), text_th: text }
}
