/** Saves what came out, with where it came from. */
import { useSignal, type Signal } from '@preact/signals'
import type { Tables } from '../live.ts'
import type { OutcomeKind, Source } from '../rows.ts'
import { new_id } from '../ids.ts'
import { Dialog } from '../parts/dialog.tsx'
import { Icon } from '../parts/icon.tsx'
import { phrases, sentence } from '../parts/phrases.tsx'
import { Status } from '../parts/status.tsx'
import { say } from '../parts/toasts.tsx'
import { Field, Select } from './field.tsx'
import { SheetFoot } from './sheet_foot.tsx'
import { sources_on_offer, words_of } from './sources.ts'
import { useSteering } from './steering.ts'
import { t } from './words.ts'

export function OutcomeSheet({ derived_from }: { derived_from: Source[] }) {
  const steering = useSteering()
  const { tables } = steering.live
  const kind = useSignal<OutcomeKind>(derived_from[0]?.type === 'round' ? 'recommendation' : 'idea')
  const title_th = useSignal(first_title(tables, derived_from))
  const title_en = useSignal('')
  const text = useSignal('')
  const sources = useSignal(derived_from)
  const { outcome, save } = t.value
  const is_ready = (title_th.value + title_en.value).trim() !== '' && text.value.trim() !== ''
  const keep = async () => {
    const titles = { title_th: title_th.value.trim(), title_en: title_en.value.trim() }
    const data = {
      outcome_id: new_id(),
      kind: kind.value,
      ...titles,
      text: text.value.trim(),
      derived_from: sources.value,
    }
    if (await steering.ask('outcome.save', data)) (say(outcome.saved), steering.clear(), steering.close())
  }
  return (
    <Dialog title={outcome.title} size="wide" onClose={() => steering.close()} onSubmit={keep}>
      <Select label={outcome.kind} value={kind} options={Object.entries(outcome.kinds) as [OutcomeKind, string][]} />
      <Field label={outcome.title_th} value={title_th} lang="th" />
      <Field label={outcome.title_en} value={title_en} lang="en" />
      <Field label={outcome.text} value={text} is_long />
      <Sources sources={sources} />
      <SheetFoot is_ready={is_ready}>{save}</SheetFoot>
    </Dialog>
  )
}

/** One note or cluster names the outcome it becomes; a round's question does not. */
function first_title(tables: Tables, [source, ...others]: Source[]): string {
  return source && source.type !== 'round' && others.length === 0 ? words_of(tables, source) : ''
}

function Sources({ sources }: { sources: Signal<Source[]> }) {
  const { tables } = useSteering().live
  const { outcome } = t.value
  const remove = (gone: Source) => (sources.value = sources.value.filter((source) => source !== gone))
  return (
    <fieldset class="stack">
      <legend class="legend">{outcome.from}</legend>
      {sources.value.length === 0 && <Status tone="warn">{sentence(outcome.nothing_from)}</Status>}
      <ul class="row" data-wrap>
        {sources.value.map((source) => (
          <li key={source.id}>
            <button type="button" class="chip source" data-press onClick={() => remove(source)}>
              <span>
                {outcome.sources[source.type]}: {phrases(words_of(tables, source))}
              </span>
              <Icon name="close" />
            </button>
          </li>
        ))}
      </ul>
      <AddSource sources={sources} />
    </fieldset>
  )
}

function AddSource({ sources }: { sources: Signal<Source[]> }) {
  const { tables } = useSteering().live
  const { outcome } = t.value
  const offered = sources_on_offer(tables).filter(({ id }) => !sources.value.some((source) => source.id === id))
  const add = (nth: number) => (sources.value = [...sources.value, offered[nth]!])
  if (offered.length === 0) return null
  return (
    <select
      class="input"
      aria-label={outcome.from}
      value=""
      onChange={(event) => add(Number(event.currentTarget.value))}
    >
      <option value="">+ {outcome.from}</option>
      {offered.map((source, nth) => (
        <option key={source.id} value={nth}>
          {outcome.sources[source.type]}: {words_of(tables, source)}
        </option>
      ))}
    </select>
  )
}
