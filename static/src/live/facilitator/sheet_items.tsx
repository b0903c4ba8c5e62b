/** Chooses what stands on a ballot: clusters of the nearest board first, then loose notes, other boards, own words. */
import { useSignal, type Signal } from '@preact/signals'
import type { Source } from '../rows.ts'
import { new_id } from '../ids.ts'
import { Dialog } from '../parts/dialog.tsx'
import { phrases, sentence } from '../parts/phrases.tsx'
import { Field } from './field.tsx'
import { offers, type Choice, type Offer } from './offers.ts'
import { SheetFoot } from './sheet_foot.tsx'
import { useSteering } from './steering.ts'
import { t } from './words.ts'

type Chosen = Signal<ReadonlySet<string>>

export function ItemsSheet({ round_id }: { round_id: string }) {
  const steering = useSteering()
  const offered = offers(steering.live.tables, round_id)
  const chosen: Chosen = useSignal(new Set(nearest_clusters(offered)))
  const own_words = useSignal('')
  const { items } = t.value
  const typed = own_words.value
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
  const count = chosen.value.size + typed.length
  const add = async () => {
    const data = { round_id, items: [...[...chosen.value].map(from_source), ...typed.map(from_words)] }
    if (!(await steering.ask('round.add_items', data))) return
    steering.look_at(steering.live.tables.rounds.row(round_id).peek()?.activity_id ?? null)
    steering.close()
  }
  return (
    <Dialog title={items.title} size="wide" onClose={() => steering.close()} onSubmit={add}>
      <p class="small soft">{sentence(offered.length === 0 ? items.nothing : items.hint)}</p>
      {offered.map((offer, nth) => (
        <Board key={offer.board_id} offer={offer} chosen={chosen} is_open={nth === 0} />
      ))}
      <Field label={items.own_words} value={own_words} is_long />
      <SheetFoot is_ready={count > 0}>{items.add(count)}</SheetFoot>
    </Dialog>
  )
}

/** The clusters of the first board, when it has any, stand chosen from the start. */
function nearest_clusters([first]: Offer[]): string[] {
  return first ? first.choices.filter((choice) => choice.is_cluster).map((choice) => choice.key) : []
}

function Board({ offer, chosen, is_open }: { offer: Offer; chosen: Chosen; is_open: boolean }) {
  const { items } = t.value
  return (
    <details class="offer" open={is_open}>
      <summary>{phrases(offer.title)}</summary>
      <Choices legend={items.clusters} choices={offer.choices.filter((choice) => choice.is_cluster)} chosen={chosen} />
      <Choices
        legend={items.loose_notes}
        choices={offer.choices.filter((choice) => !choice.is_cluster)}
        chosen={chosen}
      />
    </details>
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
      <legend class="small soft">{legend}</legend>
      <div class="choices">
        {choices.map(({ key, words }) => (
          <label class="tick" key={key}>
            <input type="checkbox" checked={chosen.value.has(key)} onChange={() => toggle(key)} />
            <span>{phrases(words)}</span>
          </label>
        ))}
      </div>
    </fieldset>
  )
}

function from_source(key: string): { id: string; source: Source } {
  const [type, id] = key.split(':') as [Source['type'], string]
  return { id: new_id(), source: { type, id } }
}

function from_words(text: string): { id: string; text_th: string } {
  return { id: new_id(), text_th: text }
}
