/** Statements one at a time: agree, pass, disagree; what was answered stays in a list and can be changed. */
import { useSignal, type Signal } from '@preact/signals'
import { useEffect, useRef } from 'preact/hooks'
import { Icon } from '../parts/icon.tsx'
import { phrases, sentence } from '../parts/phrases.tsx'
import { t as parts } from '../parts/words.ts'
import { bilingual } from '../i18n.ts'
import type { RoundItem } from '../rows.ts'
import { useBallot, type Ballot } from './ballot.ts'
import { DoneButton } from './done_button.tsx'
import { ItemNotes } from './item_notes.tsx'
import { usePhone } from './phone.ts'
import { Numbers } from './result.tsx'
import { SavedLine } from './saved_line.tsx'
import { Secret } from './secret.tsx'
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
  const { front, turn } = useTurning(shown)
  return (
    <>
      <main>
        <Question activity={activity!} under={<Secret />} />
        <div class="stack" ref={front}>
          {item ? <Card key={item.id} item={item} ballot={ballot} onTurn={turn} /> : <AllDone />}
        </div>
        {item && <p class="small soft">{sentence(t.value.stance_rule)}</p>}
        {done.length > 0 && <Done items={done} ballot={ballot} onChange={({ id }) => turn(id)} />}
      </main>
      <footer class="dock" data-kind="ballot">
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

/** Whoever turned to what is in front now, or had the focus in what was, reads on there; nobody else is disturbed. */
function useTurning(shown: Signal<string | null>) {
  const front = useRef<HTMLDivElement>(null)
  const turns = useSignal(0)
  const last_turn = useRef(0)
  const was_there = front.current?.contains(document.activeElement)
  useEffect(() => {
    if (was_there || turns.value > last_turn.current) front.current!.querySelector<HTMLElement>('[tabindex]')?.focus()
    last_turn.current = turns.value
  }, [shown.value, turns.value])
  const turn = (id: string | null) => {
    shown.value = id
    turns.value++
  }
  return { front, turn }
}

function AllDone() {
  return (
    <div class="well stack">
      <p tabIndex={-1}><b>{sentence(t.value.stance_done)}</b></p>
      <p class="small soft">{sentence(t.value.stance_done_hint)}</p>
    </div>
  )
}

type CardProps = { item: RoundItem; ballot: Ballot; onTurn: (id: string | null) => void }

function Card({ item, ballot, onTurn }: CardProps) {
  const { announcement } = usePhone()
  const mine = ballot.choices.value[item.id]
  const answer = (stance: Stance | null) => {
    const rest = ballot.items.value.filter(({ id }) => id !== item.id && ballot.choices.value[id] === undefined)
    ballot.cast(item.id, stance === null ? null : Number(stance))
    onTurn(stance === null ? item.id : (rest[0]?.id ?? null))
    announcement.value = stance === null ? t.value.answer_taken_back : t.value.answered(parts.value.stances[stance])
  }
  return (
    <section class="sheet stack" data-gap="wide" aria-label={t.value.answer}>
      <div>
        <p class="statement" tabIndex={-1}>{phrases(bilingual(item, 'text'))}</p>
        <ItemNotes source={item.source} />
      </div>
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

type DoneProps = { items: readonly RoundItem[]; ballot: Ballot; onChange: (item: RoundItem) => void }

function Done({ items, ballot, onChange }: DoneProps) {
  const said = (item: RoundItem) => parts.value.stances[String(ballot.choices.value[item.id]) as Stance] ?? ''
  return (
    <section class="stack">
      <h2 class="small">{t.value.your_answers}</h2>
      <ul class="answers">
        {items.map((item) => (
          <li key={item.id}>
            <button
              type="button" aria-label={t.value.change_answer(bilingual(item, 'text'), said(item))}
              onClick={() => onChange(item)}
            >
              <span class="grow">{phrases(bilingual(item, 'text'))}</span>
              <b class="small keep">{said(item)}</b>
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}
