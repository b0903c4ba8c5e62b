/** Statements one at a time: agree, pass, disagree; what was answered stays in a list and can be changed. */
import { useSignal, type Signal } from '@preact/signals'
import { useEffect } from 'preact/hooks'
import { Icon } from '../parts/icon.tsx'
import { sentence } from '../parts/phrases.tsx'
import { t as parts } from '../parts/words.ts'
import { bilingual } from '../i18n.ts'
import type { RoundItem } from '../rows.ts'
import { useBallot, type Ballot } from './ballot.ts'
import { DoneButton } from './done_button.tsx'
import { usePhone } from './phone.ts'
import { SavedLine } from './saved_line.tsx'
import { Numbers } from './result.tsx'
import { Question } from './title.tsx'
import { t } from './words.ts'

type Stance = '1' | '0' | '-1'
const STANCES: readonly Stance[] = ['1', '0', '-1']

export function StanceScreen() {
  const { place, awaited } = usePhone()
  const { activity, round } = place.value
  awaited.add(activity!.id)
  useEffect(Numbers.fetch, [])
  const ballot = useBallot(round!)
  const shown = useSignal<string | null>(null)
  const { items, choices, is_saving } = ballot
  useStableCard(ballot, shown)
  const item = items.value.find(({ id }) => id === shown.value)
  const done = items.value.filter(({ id }) => choices.value[id] !== undefined)
  return (
    <>
      <main>
        <Question activity={activity!} under={t.value.stance_rule} />
        {item ? <Card key={item.id} item={item} ballot={ballot} shown={shown} /> : <AllDone />}
        {done.length > 0 && <Done items={done} ballot={ballot} shown={shown} />}
      </main>
      <footer class="dock">
        <div class="row">
          <p class="small" role="status">{t.value.stance_progress(done.length, items.value.length)}</p>
          <span class="end" />
          {done.length > 0 && <SavedLine is_saving={is_saving} />}
        </div>
        <DoneButton label={t.value.vote_done} size="big" is_due={done.length > 0 && !item} />
      </footer>
    </>
  )
}

/** New statements never push away the card in front of somebody; when none is in front, the next unanswered comes. */
function useStableCard({ items, choices }: Ballot, shown: Signal<string | null>): void {
  const is_there = items.value.some(({ id }) => id === shown.value)
  const next = items.value.find(({ id }) => choices.value[id] === undefined)?.id ?? null
  useEffect(() => {
    if (!is_there && shown.value !== next) shown.value = next
  }, [is_there, next])
}

function AllDone() {
  return (
    <div class="well stack" role="status">
      <p><b>{sentence(t.value.stance_done)}</b></p>
      <p class="small soft">{sentence(t.value.stance_done_hint)}</p>
    </div>
  )
}

type CardProps = { item: RoundItem; ballot: Ballot; shown: Signal<string | null> }

function Card({ item, ballot, shown }: CardProps) {
  const { announcement } = usePhone()
  const mine = ballot.choices.value[item.id]
  const answer = (stance: Stance | null) => {
    ballot.cast(item.id, stance === null ? null : Number(stance))
    const rest = ballot.items.value.filter(({ id }) => id !== item.id && ballot.choices.value[id] === undefined)
    const next = stance === null ? item : rest[0]
    shown.value = next?.id ?? null
    announcement.value = next ? bilingual(next, 'text') : t.value.stance_done
  }
  return (
    <section class="sheet stack" data-gap="wide" aria-label={t.value.answer}>
      <p class="statement">{bilingual(item, 'text')}</p>
      <div class="stances" role="group" aria-label={bilingual(item, 'text')}>
        {STANCES.map((stance) => (
          <button type="button" class="button" key={stance} aria-pressed={mine === Number(stance)} onClick={() => answer(stance)}>
            {parts.value.stances[stance]}
          </button>
        ))}
      </div>
      {mine !== undefined && (
        <button type="button" class="button" data-kind="plain" onClick={() => answer(null)}><Icon name="undo" />{t.value.take_answer_back}</button>
      )}
    </section>
  )
}

type DoneProps = { items: readonly RoundItem[]; ballot: Ballot; shown: Signal<string | null> }

function Done({ items, ballot, shown }: DoneProps) {
  const said = (item: RoundItem) => parts.value.stances[String(ballot.choices.value[item.id]) as Stance] ?? ''
  const change = (item: RoundItem) => {
    shown.value = item.id
    scrollTo({ top: 0 })
  }
  return (
    <section class="stack">
      <h2 class="small">{t.value.your_answers}</h2>
      <ul class="answers">
        {items.map((item) => (
          <li key={item.id}>
            <button
              type="button" aria-label={t.value.change_answer(bilingual(item, 'text'), said(item))}
              onClick={() => change(item)}
            >
              <span class="grow">{bilingual(item, 'text')}</span>
              <b class="small keep">{said(item)}</b>
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}
