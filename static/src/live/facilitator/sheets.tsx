/** Whichever sheet is open over the console. */
import { AgainSheet, StageSheet } from './sheet_ask.tsx'
import { BallotSheet } from './sheet_ballot.tsx'
import { CloseSheet, GroupSheet, HideSheet, LowerSheet, OpenSheet, RenameSheet } from './sheet_small.tsx'
import { EditSheet } from './sheet_edit.tsx'
import { HelpSheet } from './sheet_help.tsx'
import { ItemSheet } from './sheet_item.tsx'
import { ItemsSheet } from './sheet_items.tsx'
import { NoteSheet } from './sheet_note.tsx'
import { OutcomeSheet } from './sheet_outcome.tsx'
import { PeopleSheet } from './sheet_people.tsx'
import { PrepareSheet } from './sheet_prepare.tsx'
import { SeatsSheet } from './sheet_seats.tsx'
import { TeamsSheet } from './sheet_teams.tsx'
import { TimerSheet } from './sheet_timer.tsx'
import { useSteering } from './steering.ts'
import { DoorSheet } from './way_in.tsx'

export function Sheets() {
  const sheet = useSteering().sheet.value
  switch (sheet?.name) {
    case 'group':
      return <GroupSheet note_ids={sheet.note_ids} />
    case 'hide':
      return <HideSheet note_ids={sheet.note_ids} />
    case 'rename':
      return <RenameSheet cluster_id={sheet.cluster_id} />
    case 'note':
      return <NoteSheet board_id={sheet.board_id} />
    case 'edit':
      return <EditSheet note_id={sheet.note_id} />
    case 'people':
      return <PeopleSheet />
    case 'teams':
      return <TeamsSheet />
    case 'lower':
      return <LowerSheet />
    case 'seats':
      return <SeatsSheet />
    case 'items':
      return <ItemsSheet round_id={sheet.round_id} />
    case 'item':
      return <ItemSheet item_id={sheet.item_id} />
    case 'ballot':
      return <BallotSheet round_id={sheet.round_id} ballot_id={sheet.ballot_id} />
    case 'outcome':
      return <OutcomeSheet derived_from={sheet.derived_from} />
    case 'close':
      return <CloseSheet />
    case 'stage':
      return <StageSheet stage_run_id={sheet.stage_run_id} />
    case 'again':
      return <AgainSheet step={sheet.step} />
    case 'prepare':
      return <PrepareSheet activity_id={sheet.activity_id} />
    case 'help':
      return <HelpSheet />
    case 'open':
      return <OpenSheet />
    case 'door':
      return <DoorSheet />
    case 'timer':
      return <TimerSheet />
    default:
      return null
  }
}
