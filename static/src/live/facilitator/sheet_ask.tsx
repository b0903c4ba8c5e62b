/** Asked before the whole room is moved: into a stage, or out of an activity that some are still at. */
import { useSignal, type Signal } from '@preact/signals'
import { Dialog } from '../parts/dialog.tsx'
import { sentence } from '../parts/phrases.tsx'
import { open_run } from '../parts/reading.ts'
import { only_listens } from '../parts/kinds.ts'
import { t as parts } from '../parts/words.ts'
import { ballots_in } from './ballots.ts'
import { t } from './prepare_words.ts'
import type { Step } from './next_step.ts'
import { SheetFoot } from './sheet_foot.tsx'
import { useSteering } from './steering.ts'
import { do_step, open_stage, run_again } from './take_step.ts'
import { unready } from './unready.ts'

/** A stage that was there before is entered as it was left, or once more from the start. */
export function StageSheet({ stage_run_id }: { stage_run_id: string }) {
  const steering = useSteering()
  const { tables } = steering.live
  const run = tables.stage_runs.get(stage_run_id)
  const left = open_run(tables)
  const is_new = useSignal(run?.state === 'open')
  if (!run) return null
  const stage = parts.value.stages[run.stage]
  const is_first = run.state === 'planned'
  const go = async () => {
    steering.close()
    await (is_new.value ? run_again(steering, run) : open_stage(steering, run.id))
  }
  const { open_title, again_title, open_sure, again_sure, leaves, open_it, enter_it } = t.value
  return (
    <Dialog title={is_first ? open_title(stage) : again_title(stage)} onClose={() => steering.close()} onSubmit={go}>
      {run.state === 'closed' && <Ways is_new={is_new} />}
      <p>{sentence(run.state === 'open' ? again_sure : open_sure)}</p>
      {left && left.id !== run.id && <p class="soft">{sentence(leaves(parts.value.stages[left.stage]))}</p>}
      <Here />
      <SheetFoot>{is_first ? open_it : enter_it}</SheetFoot>
    </Dialog>
  )
}

function Ways({ is_new }: { is_new: Signal<boolean> }) {
  const { how_to_enter, as_left, as_left_hint, anew, anew_hint } = t.value
  const ways = [[false, as_left, as_left_hint], [true, anew, anew_hint]] as const
  return (
    <div class="stack" role="radiogroup" aria-label={how_to_enter}>
      {ways.map(([is_anew, words, hint]) => (
        <label class="tick" key={words}>
          <input type="radio" name="way" checked={is_new.value === is_anew} onChange={() => (is_new.value = is_anew)} />
          <span>
            <b>{words}</b>
            <span class="small soft block">{sentence(hint)}</span>
          </span>
        </label>
      ))}
    </div>
  )
}

function Here() {
  const { live } = useSteering()
  const { ready, online, joined } = live.presence.value
  if (only_listens(live.tables)) return null
  return <p class="small soft">{sentence(t.value.counts(ready, online, joined))}</p>
}

/** The next step, while some are still writing or voting. */
export function AgainSheet({ step }: { step: Step }) {
  const steering = useSteering()
  const { live } = steering
  const { online, joined, ready } = live.presence.value
  const is_vote = step.key === 'close_round'
  const papers = live.tables.entered_ballots.all.value
  const sent = is_vote ? ballots_in(step.round_id, live.presence.value, papers) : { by_phone: 0, entered: 0 }
  const count = unready(step, live.presence.value, papers)
  const words = t.value
  const go = async () => {
    steering.close()
    await do_step(step, steering)
  }
  const wait = async () => {
    steering.close()
    const is_set = live.tables.timer.all.value[0]?.state !== 'stopped'
    await steering.ask(is_set ? 'timer.extend' : 'timer.start', { seconds: 120 })
  }
  return (
    <Dialog
      title={is_vote ? words.voting_title : words.writing_title}
      onClose={() => steering.close()}
      onSubmit={go}
    >
      <p>{sentence(is_vote ? words.still_voting(count) : words.still_writing(count))}</p>
      <p class="small soft">
        {sentence(is_vote ? words.vote_counts(sent, online, joined) : words.counts(ready, online, joined))}
      </p>
      <p>
        <button type="button" class="button" onClick={() => void wait()}>
          {words.two_more}
        </button>
      </p>
      <SheetFoot>{is_vote ? words.close_now : words.lock_now}</SheetFoot>
    </Dialog>
  )
}
