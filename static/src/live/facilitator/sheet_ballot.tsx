/** Ballots entered for people without a phone, under the same rule as everybody's: a pile from one table after the other. */
import { useSignal } from '@preact/signals'
import { useEffect, useMemo, useRef } from 'preact/hooks'
import type { Choices } from '../rows.ts'
import { Dialog } from '../parts/dialog.tsx'
import { items_of } from '../parts/reading.ts'
import { say } from '../parts/toasts.tsx'
import { BallotLines } from './ballot_lines.tsx'
import { BallotPaper } from './ballot_paper.tsx'
import { pile_for, readable, whole, type BallotPile, type OfRound } from './ballot_pile.ts'
import { LeftBehind, Progress, Ways } from './paper_parts.tsx'
import { t } from './paper_words.ts'
import { read_ballots } from './read_ballots.ts'
import { SheetFoot } from './sheet_foot.tsx'
import { useSteering } from './steering.ts'
import { Whom } from './whom.tsx'

export function BallotSheet({ round_id, ballot_id }: { round_id: string; ballot_id: string | undefined }) {
  const { tables } = useSteering().live
  const round = tables.rounds.get(round_id)
  const items = items_of(tables, round_id)
  if (!round) return null
  return ballot_id ? (
    <ChangedBallot round={round} items={items} ballot_id={ballot_id} />
  ) : (
    <NewBallots round={round} items={items} />
  )
}

function ChangedBallot({ round, items, ballot_id }: OfRound & { ballot_id: string }) {
  const steering = useSteering()
  const entered = steering.live.tables.entered_ballots.row(ballot_id).peek()
  const whom = useSignal(entered?.on_behalf_of ?? '')
  const choices = useSignal<Choices>(entered?.choices ?? {})
  const { ballot } = t.value
  const is_ready = whom.value.trim() !== '' && Object.keys(choices.value).length > 0
  const cast = async () => {
    const data = { round_id: round.id, ballot_id, on_behalf_of: whom.value.trim(), choices: whole(items, choices.value) }
    if (await steering.ask('ballot.cast', data)) (say(ballot.saved), steering.close())
  }
  return (
    <Dialog title={ballot.title} onClose={() => steering.close()} onSubmit={cast} size="wide">
      <Whom label={ballot.whom} hint={ballot.whom_hint} whom={whom} />
      <BallotPaper round={round} items={items} choices={choices} />
      <SheetFoot is_ready={is_ready}>{ballot.save}</SheetFoot>
    </Dialog>
  )
}

function NewBallots({ round, items }: OfRound) {
  const steering = useSteering()
  const pile = useMemo(() => pile_for(steering.live, round.id), [round.id])
  const { whom, way, text, choices } = pile.kept
  const root = useRef<HTMLDivElement>(null)
  const was_left = useSignal(pile.is_unsaved.value)
  useEffect(() => pile.slips.begin(), [pile])
  const is_lines = way.value === 'lines'
  const lines = is_lines ? read_ballots(text.value, round, items.map(({ id }) => id)) : []
  const count = is_lines ? readable(lines).length : Number(Object.keys(choices.value).length > 0)
  const is_ready = whom.value.trim() !== '' && count > 0
  const { ballot } = t.value
  const enter = async () => {
    if (!is_ready || pile.slips.is_busy.value) return
    was_left.value = false
    if (!is_lines) focus_first(root.current)
    const back = await (is_lines ? pile.enter_lines(lines, items) : pile.enter_one(items))
    if (back > 0 && !root.current) say(t.value.not_taken(back), 'warn')
  }
  const leave = () => {
    if (!root.current) return
    if (pile.is_unsaved.value) say(t.value.kept, 'warn')
    else whom.value = ''
    steering.close()
  }
  const empty = () => ((was_left.value = false), pile.empty())
  return (
    <Dialog title={ballot.title} onClose={leave} onSubmit={enter} size="wide">
      <div class="stack" data-gap="wide" ref={root}>
        {was_left.value && <LeftBehind empty={empty} />}
        <Whom label={ballot.whom} hint={ballot.whom_hint} whom={whom} />
        <Ways way={way} words={ballot.ways} />
        {!is_lines && <NextName pile={pile} />}
        {is_lines ? (
          <BallotLines round={round} items={items} text={text} lines={lines} names={pile.names(count)} onEnter={enter} />
        ) : (
          <BallotPaper round={round} items={items} choices={choices} />
        )}
        <Progress slips={pile.slips} words={ballot} />
      </div>
      <SheetFoot is_ready={is_ready} is_done={pile.slips.done.value > 0} onLeave={leave}>
        {is_lines ? ballot.save_lines(count) : ballot.save_next}
      </SheetFoot>
    </Dialog>
  )
}

/** Which slip of the pile this is, as it will be called everywhere. */
function NextName({ pile }: { pile: BallotPile }) {
  const [name] = pile.names(1)
  return name ? <p class="small soft">{t.value.ballot.next(name)}</p> : null
}

function focus_first(root: HTMLElement | null): void {
  requestAnimationFrame(() => root?.querySelector<HTMLElement>('.ballot button:not(:disabled)')?.focus())
}
