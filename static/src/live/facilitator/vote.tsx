/** A vote round: what is on the ballot, who has voted (never what for), and the result once it is revealed. */
import type { Activity, Round, RoundItem } from '../rows.ts'
import { bilingual } from '../i18n.ts'
import { Icon } from '../parts/icon.tsx'
import { phrases, sentence } from '../parts/phrases.tsx'
import { items_of, round_of } from '../parts/reading.ts'
import { say } from '../parts/toasts.tsx'
import { EnteredBallots } from './entered_ballots.tsx'
import { Result } from './result.tsx'
import { rule_in_words } from './rules.ts'
import { useSteering } from './steering.ts'
import { Turnout } from './turnout.tsx'
import { ActivityHead } from './activity_head.tsx'
import { BriefFacts } from './work.tsx'
import { t } from './words.ts'

export function VoteWork({ activity }: { activity: Activity }) {
  const { live } = useSteering()
  const round = round_of(live.tables, activity.id)
  return (
    <>
      <div class="stack">
        <ActivityHead />
        {round && <p class="small soft">{sentence(rule_in_words(round))}</p>}
      </div>
      <div class="scroll">{round && <Stage round={round} />}</div>
    </>
  )
}

function Stage({ round }: { round: Round }) {
  const tally = useSteering().live.tables.tallies.get(round.id)
  if (round.state === 'revealed' && tally) return <Result round={round} tally={tally} />
  return (
    <div class="vote-columns">
      <div class="stack" data-gap="wide">
        <Items round={round} />
        <section>
          <h3 class="heading">{t.value.vote.rules}</h3>
          <BriefFacts />
        </section>
      </div>
      <div class="stack" data-gap="wide">
        {round.state !== 'planned' && <Turnout round={round} />}
        <EnteredBallots round={round} />
      </div>
    </div>
  )
}

function Items({ round }: { round: Round }) {
  const steering = useSteering()
  const items = items_of(steering.live.tables, round.id)
  const { vote } = t.value
  return (
    <section class="stack">
      <h3 class="heading">
        {vote.items} <span class="end small soft">{vote.shuffled}</span>
      </h3>
      {items.length === 0 && <p class="soft">{sentence(vote.no_items)}</p>}
      <ul class="stack">
        {items.map((item) => (
          <li class="row sheet" key={item.id}>
            <h4>{phrases(bilingual(item, 'text'))}</h4>
            <SourceSize source={item.source} />
            {round.state === 'planned' && <ItemTools item={item} />}
          </li>
        ))}
      </ul>
      {may_add(round) && (
        <button class="button" data-adding onClick={() => steering.open({ name: 'items', round_id: round.id })}>
          <Icon name="plus" />
          {items.length ? t.value.items.add_more : t.value.steps.choose_items}
        </button>
      )}
      {round.state !== 'planned' && (
        <p class="small soft row">
          <Icon name="lock" />
          <span>{sentence(round.state === 'closed' ? vote.closed : vote.secret)}</span>
        </p>
      )}
    </section>
  )
}

/** What was copied from the board stays as it was written there. */
function ItemTools({ item }: { item: RoundItem }) {
  const steering = useSteering()
  const label = t.value.items.reword_one(bilingual(item, 'text'))
  const reword = () => steering.open({ name: 'item', item_id: item.id })
  return (
    <span class="row end item-tools">
      {item.source === null && (
        <button type="button" class="button" data-kind="plain" data-shape="square" aria-label={label} title={label} onClick={reword}>
          <Icon name="edit" />
        </button>
      )}
      <TakeOff item={item} />
    </span>
  )
}

/** The focus goes where more can be added: this button is gone with its item. */
function TakeOff({ item }: { item: RoundItem }) {
  const steering = useSteering()
  const take_off = async (event: { currentTarget: HTMLElement }) => {
    const section = event.currentTarget.closest('section')
    const { position: _, round_id, ...words } = item
    if (!(await steering.ask('round.remove_items', { round_id, item_ids: [item.id] }))) return
    section?.querySelector<HTMLElement>('[data-adding]')?.focus()
    const bring_back = () => void steering.ask('round.add_items', { round_id, items: [words] })
    say(t.value.items.taken_off(bilingual(item, 'text')), 'good', { label: t.value.items.bring_back, run: bring_back })
  }
  const label = t.value.items.take_off(bilingual(item, 'text'))
  return (
    <button type="button" class="button" data-kind="plain" data-shape="square" aria-label={label} title={label} onClick={take_off}>
      <Icon name="take-out" />
    </button>
  )
}

/** Dots are placed among the items that are there; a stance takes more while it is open. */
function may_add({ kind, state }: Round): boolean {
  return state === 'planned' || (state === 'open' && kind === 'stance')
}

function SourceSize({ source }: { source: { type: string; id: string } | null }) {
  const { notes } = useSteering().live.tables
  if (source?.type !== 'cluster') return null
  const count = notes.all.value.filter((note) => note.cluster_id === source.id && !note.is_hidden).length
  return <span class="end small soft">{t.value.notes(count)}</span>
}
