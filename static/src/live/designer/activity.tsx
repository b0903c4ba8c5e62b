/** One activity in its stage: a line that says what it is, and under it, unfolded, everything to change. */
import type { Activity } from '../rows.ts'
import { bilingual } from '../i18n.ts'
import { Icon } from '../parts/icon.tsx'
import { asks_for_input, KIND_ICONS, speaks_both } from '../parts/kinds.ts'
import { phrases } from '../parts/phrases.tsx'
import { activities_of, board_of, items_of, round_of } from '../parts/reading.ts'
import { useDesigning, type Designing } from './designing.ts'
import { at_height, first_below, start_drag } from './drag.ts'
import { Editor } from './editor.tsx'
import { reading_of } from './fields.ts'
import { Grip } from './grip.tsx'
import { activity_beside, may_move, takes_activities } from './order.ts'
import { Tools } from './tools.tsx'
import { t } from './words.ts'

export function ActivityLine({ activity }: { activity: Activity }) {
  const designing = useDesigning()
  const { tables } = designing.live
  const title = bilingual(activity, 'title')
  const is_unfolded = designing.unfolded.value === activity.id && may_move(activity)
  const line = designing.line.value
  const is_before = line?.stage_run_id !== undefined && line.before_id === activity.id
  return (
    <li class="day-step" data-lift="" data-activity data-id={activity.id} data-line={is_before ? 'before' : undefined}>
      <div class="step-line">
        {may_move(activity) ? (
          <Grip onPointerDown={(event) => drag_activity(event, designing, activity)} />
        ) : (
          <Icon name="lock" />
        )}
        <Title activity={activity} is_unfolded={is_unfolded} />
        {may_move(activity) && (
          <Tools
            id={activity.id}
            what={title}
            up={activity_beside(tables, activity, 'up')}
            down={activity_beside(tables, activity, 'down')}
            onMove={(place) => designing.move_activity(activity, place)}
            onRemove={() => designing.remove_activity(activity)}
          />
        )}
      </div>
      {is_unfolded && <Editor activity={activity} />}
    </li>
  )
}

function Title({ activity, is_unfolded }: { activity: Activity; is_unfolded: boolean }) {
  const designing = useDesigning()
  const title = bilingual(activity, 'title')
  const words = (
    <span class="grow">
      <b>{phrases(title)}</b>
      <Facts activity={activity} />
    </span>
  )
  const icon = <Icon name={KIND_ICONS[activity.kind]} />
  if (!may_move(activity)) return <div class="step-title">{[icon, words]}</div>
  return (
    <button
      type="button"
      class="step-title"
      aria-expanded={is_unfolded}
      onClick={() => (designing.unfolded.value = is_unfolded ? null : activity.id)}
    >
      {icon}
      {words}
      <Icon name={is_unfolded ? 'close' : 'edit'} />
    </button>
  )
}

function Facts({ activity }: { activity: Activity }) {
  const { live } = useDesigning()
  const is_whole = speaks_both(activity)
  return (
    <span class="tiny faint block">
      {[t.value.minutes(activity.minutes), ...facts_of(live.tables, activity)].join(' · ')}
      {!may_move(activity) && ` · ${t.value.begun}`}
      {!is_whole && may_move(activity) && (
        <>
          {' · '}
          <span class="status" data-state="warn">
            <Icon name="alert" /> {t.value.lacks}
          </span>
        </>
      )}
    </span>
  )
}

function facts_of(tables: Designing['live']['tables'], activity: Activity): string[] {
  if (!asks_for_input(activity)) return [t.value.asks_nothing]
  const round = round_of(tables, activity.id)
  if (!round) return [t.value.zones(board_of(tables, activity.id)?.zones.length ?? 0), t.value.reading_short[reading_of(activity)]]
  const items = items_of(tables, round.id).length
  const { budget = 0, cap = 0 } = round.rule
  const rule = round.kind === 'dots' ? t.value.dots_rule(budget, cap) : t.value.stance_rule
  return items ? [rule, t.value.items(items)] : [rule]
}

function drag_activity(event: PointerEvent, designing: Designing, activity: Activity): void {
  const { tables } = designing.live
  const runs = [...document.querySelectorAll<HTMLElement>('[data-run]')].filter((card) => {
    const run = tables.stage_runs.row(card.dataset['id']!).peek()
    return run && takes_activities(run)
  })
  start_drag(event, {
    over(y) {
      const card = at_height(runs, y) ?? runs[0]
      if (!card) return
      const rows = card.querySelectorAll<HTMLElement>('[data-activity]')
      designing.line.value = { stage_run_id: card.dataset['id']!, before_id: first_below(rows, y, activity.id) }
    },
    drop() {
      const line = designing.line.peek()
      if (line?.stage_run_id && !is_own_place(tables, activity, line.stage_run_id, line.before_id))
        void designing.move_activity(activity, { stage_run_id: line.stage_run_id, before_id: line.before_id })
    },
    end: () => (designing.line.value = null),
  })
}

function is_own_place(
  tables: Designing['live']['tables'],
  activity: Activity,
  stage_run_id: string,
  before_id: string | null,
): boolean {
  const own = activities_of(tables, activity.stage_run_id)
  const after = own[own.findIndex((each) => each.id === activity.id) + 1]
  return stage_run_id === activity.stage_run_id && before_id === (after?.id ?? null)
}
