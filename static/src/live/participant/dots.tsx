/** Dot voting: dots in the hand, one press gives, a second press takes back. */
import { useEffect } from 'preact/hooks'
import { Icon } from '../parts/icon.tsx'
import { phrases, sentence } from '../parts/phrases.tsx'
import { bilingual } from '../i18n.ts'
import type { RoundItem } from '../rows.ts'
import { useBallot } from './ballot.ts'
import { usePhone } from './phone.ts'
import { DoneButton } from './done_button.tsx'
import { ItemNotes } from './item_notes.tsx'
import { Numbers } from './result.tsx'
import { SavedLine } from './saved_line.tsx'
import { Secret } from './secret.tsx'
import { Question } from './title.tsx'
import { t } from './words.ts'

export function DotsScreen() {
  const { place, awaited } = usePhone()
  const { activity, round } = place.value
  awaited.add(activity!.id)
  useEffect(Numbers.fetch, [])
  const { items, choices, is_saving, cast } = useBallot(round!)
  const { budget = 3, cap = 1 } = round!.rule
  const left = budget - Object.values(choices.value).reduce((sum, dots) => sum + dots, 0)
  return (
    <>
      <main>
        <Question activity={activity!} under={<>{sentence(t.value.dots_rule(budget, cap))}<br /><Secret /></>} />
        <ul class="ballot">
          {items.value.map((item) => (
            <Row
              key={item.id} item={item} dots={choices.value[item.id] ?? 0} cap={cap} left={left}
              onCast={(dots) => cast(item.id, dots || null)}
            />
          ))}
        </ul>
        <p class="small soft">
          {sentence(cap > 1 ? t.value.dots_hint_many : t.value.dots_hint)}<br />{sentence(t.value.shuffled)}
        </p>
      </main>
      <footer class="dock" data-kind="ballot">
        <div class="row">
          <span class="hand" aria-hidden="true">
            {Array.from({ length: budget }, (_, nth) => <i key={nth} class="dot" data-on={nth < left ? '' : undefined} />)}
          </span>
          <span class="keep" role="status">{left > 0 ? t.value.dots_left(left) : t.value.dots_all_used}</span>
          <span class="end" />
          {Object.keys(choices.value).length > 0 && <SavedLine is_saving={is_saving} />}
        </div>
        <DoneButton label={t.value.vote_done} size="big" is_due={left <= 0} />
      </footer>
    </>
  )
}

type RowProps = { item: RoundItem; dots: number; cap: number; left: number; onCast: (dots: number) => void }

function Row({ item, dots, cap, left, onCast }: RowProps) {
  const text = bilingual(item, 'text')
  return (
    <li>
      <div>
        <h2>{phrases(text)}</h2>
        <ItemNotes source={item.source} />
      </div>
      {cap === 1
        ? <OneDot text={text} is_given={dots > 0} is_empty={left <= 0} onCast={onCast} />
        : <ManyDots text={text} dots={dots} cap={cap} left={left} onCast={onCast} />}
    </li>
  )
}

type OneProps = { text: string; is_given: boolean; is_empty: boolean; onCast: (dots: number) => void }

function OneDot({ text, is_given, is_empty, onCast }: OneProps) {
  const label = is_given ? t.value.take_dot(text) : t.value.give_dot(text)
  return (
    <button
      type="button" class="dot-button" aria-pressed={is_given} aria-label={label} disabled={is_empty && !is_given}
      onClick={() => onCast(is_given ? 0 : 1)}
    >
      <Icon name={is_given ? 'check' : 'plus'} />
    </button>
  )
}

type ManyProps = { text: string; dots: number; cap: number; left: number; onCast: (dots: number) => void }

/** What can do no more keeps the focus: it may be pressed to find that out. */
function ManyDots({ text, dots, cap, left, onCast }: ManyProps) {
  const may_give = left > 0 && dots < cap
  return (
    <div class="row">
      <button
        type="button" class="dot-button" data-size="small" aria-label={t.value.take_dot(text)} aria-disabled={dots === 0}
        onClick={() => dots > 0 && onCast(dots - 1)}
      >
        <Icon name="minus" />
      </button>
      <b class="number" aria-hidden="true">{dots}</b>
      <button
        type="button" class="dot-button" aria-label={t.value.give_dot(text)} aria-disabled={!may_give}
        onClick={() => may_give && onCast(dots + 1)}
      >
        <Icon name="plus" />
      </button>
    </div>
  )
}
