/** One paper ballot as it lies there: each item under its number, with dots or a stance. */
import type { Signal } from '@preact/signals'
import type { Choices, Round, RoundItem } from '../rows.ts'
import { bilingual } from '../i18n.ts'
import { Icon } from '../parts/icon.tsx'
import { phrases } from '../parts/phrases.tsx'
import { t as parts } from '../parts/words.ts'
import { t } from './paper_words.ts'

type Paper = { round: Round; items: readonly RoundItem[]; choices: Signal<Choices> }

export function BallotPaper({ round, items, choices }: Paper) {
  return (
    <>
      {round.kind === 'dots' && <p role="status">{t.value.ballot.left(dots_left(round, choices.value))}</p>}
      <ol class="ballot">
        {items.map((item, nth) => (
          <li key={item.id}>
            <b>
              <span class="number faint">{nth + 1}.</span> {phrases(bilingual(item, 'text'))}
            </b>
            {round.kind === 'dots' ? (
              <Dots round={round} item={item} choices={choices} />
            ) : (
              <Stances item={item} choices={choices} />
            )}
          </li>
        ))}
      </ol>
    </>
  )
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
