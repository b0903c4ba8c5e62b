/** What can be added to a stage: a board, a vote, or a segment with ready words. */
import type { StageRun } from '../rows.ts'
import { locale } from '../i18n.ts'
import { Icon } from '../parts/icon.tsx'
import { Menu, MenuItem } from '../parts/menu.tsx'
import { useDesigning } from './designing.ts'
import { SEGMENTS } from './ready_segments.ts'
import { t } from './words.ts'

export function Adding({ run }: { run: StageRun }) {
  const designing = useDesigning()
  const { add_board, add_vote, new_board, new_vote } = t.value
  return (
    <div class="row" data-wrap>
      <button class="button" data-kind="plain" onClick={() => void designing.add_activity(run, 'board', new_board)}>
        <Icon name="plus" />
        {add_board}
      </button>
      <button class="button" data-kind="plain" onClick={() => void designing.add_activity(run, 'vote', new_vote)}>
        <Icon name="plus" />
        {add_vote}
      </button>
      <AddSegment run={run} />
    </div>
  )
}

function AddSegment({ run }: { run: StageRun }) {
  const designing = useDesigning()
  const { add_segment, segment_hint } = t.value
  return (
    <Menu
      label={`${add_segment} ${segment_hint}`}
      kind="plain"
      is_up
      button={
        <>
          <Icon name="plus" />
          {add_segment} <span class="faint">{segment_hint}</span>
        </>
      }
    >
      {SEGMENTS.map((words) => (
        <MenuItem key={words.en} onChoose={() => void designing.add_activity(run, 'segment', words)}>
          {words[locale.value]} <span class="end faint">{t.value.minutes(words.minutes)}</span>
        </MenuItem>
      ))}
    </Menu>
  )
}
