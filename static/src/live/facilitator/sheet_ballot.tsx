/** A ballot entered for somebody without a phone, under the same rule as everybody's. */
import { useSignal, type Signal } from '@preact/signals'
import { useRef } from 'preact/hooks'
import type { Choices, Round, RoundItem } from '../rows.ts'
import { bilingual } from '../i18n.ts'
import { new_id } from '../ids.ts'
import { Dialog } from '../parts/dialog.tsx'
import { Icon } from '../parts/icon.tsx'
import { items_of } from '../parts/reading.ts'
import { Status } from '../parts/status.tsx'
import { say } from '../parts/toasts.tsx'
import { t as parts } from '../parts/words.ts'
import { SheetFoot } from './sheet_foot.tsx'
import { useSteering } from './steering.ts'
import { Whom } from './whom.tsx'
import { t } from './words.ts'

export function BallotSheet({ round_id, ballot_id }: { round_id: string; ballot_id: string | undefined }) {
  const steering = useSteering()
  const { tables } = steering.live
  const round = tables.rounds.get(round_id)
  const entered = ballot_id ? tables.entered_ballots.get(ballot_id) : undefined
  const whom = useSignal(entered?.on_behalf_of ?? '')
  const choices = useSignal<Choices>(entered?.choices ?? {})
  const saved = useSignal(0)
  const root = useRef<HTMLDivElement>(null)
  const items = items_of(tables, round_id)
  const { ballot } = t.value
  if (!round) return null
  const cast = async () => {
    const all = Object.fromEntries(items.map(({ id }) => [id, choices.value[id] ?? null]))
    const data = { round_id, ballot_id: ballot_id ?? new_id(), on_behalf_of: whom.value.trim(), choices: all }
    if (!(await steering.ask('ballot.cast', data))) return
    if (ballot_id) return (say(ballot.saved), steering.close())
    saved.value++
    choices.value = {}
    whom.value = next_slip(whom.value)
    root.current?.querySelector('input')?.focus()
  }
  const is_ready = whom.value.trim() !== '' && Object.keys(choices.value).length > 0
  return (
    <Dialog title={ballot.title} onClose={() => steering.close()} onSubmit={cast} size="wide">
      <div ref={root}>
        <Whom label={ballot.whom} hint={ballot.whom_hint} whom={whom} />
      </div>
      {round.kind === 'dots' && <p role="status">{ballot.left(dots_left(round, choices.value))}</p>}
      <ul class="ballot">
        {items.map((item) => (
          <li key={item.id}>
            <b>{bilingual(item, 'text')}</b>
            {round.kind === 'dots' ? (
              <Dots round={round} item={item} choices={choices} />
            ) : (
              <Stances item={item} choices={choices} />
            )}
          </li>
        ))}
      </ul>
      {saved.value > 0 && <Status tone="good">{ballot.saved_count(saved.value)}</Status>}
      <SheetFoot is_ready={is_ready} is_done={saved.value > 0}>
        {ballot_id ? ballot.save : ballot.save_next}
      </SheetFoot>
    </Dialog>
  )
}

/** "Table 6, slip 1" becomes "Table 6, slip 2": a pile of paper is counted through. */
export function next_slip(whom: string): string {
  return whom.replace(/\d+(?=\D*$)/, (number) => String(Number(number) + 1))
}

type OnItem = { item: RoundItem; choices: Signal<Choices> }

function Dots({ round, item, choices }: OnItem & { round: Round }) {
  const given = choices.value[item.id] ?? 0
  const may_add = given < (round.rule.cap ?? 1) && dots_left(round, choices.value) > 0
  const title = bilingual(item, 'text')
  const { more, less } = t.value.ballot
  const set = (dots: number) => (choices.value = with_choice(choices.value, item.id, dots || null))
  return (
    <span class="row">
      <button
        type="button"
        class="dot-button"
        data-size="small"
        aria-label={less(title)}
        disabled={given === 0}
        onClick={() => set(given - 1)}
      >
        <Icon name="minus" />
      </button>
      <b class="number">{given}</b>
      <button
        type="button"
        class="dot-button"
        data-size="small"
        aria-label={more(title)}
        disabled={!may_add}
        onClick={() => set(given + 1)}
      >
        <Icon name="plus" />
      </button>
    </span>
  )
}

function Stances({ item, choices }: OnItem) {
  const chosen = choices.value[item.id]
  const set = (stance: number) =>
    (choices.value = with_choice(choices.value, item.id, stance === chosen ? null : stance))
  return (
    <span class="row" role="group" aria-label={bilingual(item, 'text')}>
      {([1, 0, -1] as const).map((stance) => (
        <button
          type="button"
          key={stance}
          class="chip"
          data-press
          aria-pressed={chosen === stance}
          onClick={() => set(stance)}
        >
          {parts.value.stances[`${stance}`]}
        </button>
      ))}
    </span>
  )
}

function dots_left({ rule }: Round, choices: Choices): number {
  return (rule.budget ?? 0) - Object.values(choices).reduce((sum, dots) => sum + dots, 0)
}

function with_choice(choices: Choices, item_id: string, choice: number | null): Choices {
  const { [item_id]: _, ...others } = choices
  return choice === null ? others : { ...others, [item_id]: choice }
}
