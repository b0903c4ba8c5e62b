/** Sheets of one field or one question: name a cluster, rename it, hide notes, open the workshop, close it. */
import { useSignal } from '@preact/signals'
import { new_id } from '../ids.ts'
import { Dialog } from '../parts/dialog.tsx'
import { sentence } from '../parts/phrases.tsx'
import { workshop_of } from '../parts/reading.ts'
import { Status } from '../parts/status.tsx'
import { focus_note } from './board_focus.ts'
import { Field } from './field.tsx'
import { t as people } from './people_words.ts'
import { SheetFoot } from './sheet_foot.tsx'
import { useSteering } from './steering.ts'
import { t } from './words.ts'
import { BriefFacts } from './work.tsx'

export function GroupSheet({ note_ids }: { note_ids: string[] }) {
  const steering = useSteering()
  const title = useSignal('')
  const { group, tray } = t.value
  const make = async () => {
    const board_id = steering.live.tables.notes.get(note_ids[0]!)?.board_id
    const data = { cluster_id: new_id(), board_id, title: title.value.trim(), note_ids }
    if (await steering.ask('cluster.make', data)) finish()
  }
  const finish = () => {
    focus_note(note_ids[0]!)
    steering.clear()
    steering.close()
  }
  return (
    <Dialog title={group.title} onClose={() => steering.close()} onSubmit={make}>
      <Field label={group.label} hint={group.hint} value={title} />
      <SheetFoot is_ready={title.value.trim() !== ''}>{tray.group}</SheetFoot>
    </Dialog>
  )
}

export function RenameSheet({ cluster_id }: { cluster_id: string }) {
  const steering = useSteering()
  const cluster = steering.live.tables.clusters.get(cluster_id)
  const title = useSignal(cluster?.title ?? '')
  const version = useSignal(cluster?.version)
  const theirs = useSignal('')
  const { group, board, save } = t.value
  const rename = async () => {
    const data = { cluster_id, title: title.value.trim(), version: version.value }
    if (await steering.ask('cluster.rename', data)) steering.close()
    else look_again()
  }
  const look_again = () => {
    const now = steering.live.tables.clusters.row(cluster_id).peek()
    if (now && now.version !== version.value) theirs.value = now.title
    version.value = now?.version
  }
  return (
    <Dialog title={board.rename} onClose={() => steering.close()} onSubmit={rename}>
      <Field label={group.label} hint={group.hint} value={title} />
      {theirs.value && <Status tone="warn">{group.now_called(theirs.value)}</Status>}
      <SheetFoot is_ready={title.value.trim() !== ''}>{save}</SheetFoot>
    </Dialog>
  )
}

export function HideSheet({ note_ids }: { note_ids: string[] }) {
  const steering = useSteering()
  const reason = useSignal('')
  const { hide, tray } = t.value
  const take_away = async () => {
    const asked = note_ids.map((note_id) => ['note.hide', { note_id, reason: reason.value.trim() }] as const)
    if (await steering.ask_all(asked)) (steering.clear(), steering.close())
  }
  return (
    <Dialog title={hide.title(note_ids.length)} onClose={() => steering.close()} onSubmit={take_away}>
      <Field label={hide.reason} hint={hide.hint} value={reason} />
      <SheetFoot is_ready={reason.value.trim() !== ''}>{tray.hide}</SheetFoot>
    </Dialog>
  )
}

/** What people join on stays from then on, so it is read once more. */
export function OpenSheet() {
  const steering = useSteering()
  const { open, steps } = t.value
  const { shows_names } = workshop_of(steering.live.tables)!
  const go = async () => {
    if (await steering.ask('workshop.open', {})) steering.close()
  }
  return (
    <Dialog title={open.title} onClose={() => steering.close()} onSubmit={go}>
      <p>{sentence(open.sure)}</p>
      <div class="well">
        <BriefFacts />
      </div>
      <p class="small soft">{sentence(shows_names ? open.with_names : open.without_names)}</p>
      <SheetFoot>{steps.open_workshop}</SheetFoot>
    </Dialog>
  )
}

/** Nobody but whoever is in the list can raise them again. */
export function LowerSheet() {
  const steering = useSteering()
  const count = steering.live.tables.hands.ids.value.length
  const { lower_all, lower_sure } = people.value.hands
  const lower = async () => {
    if (await steering.ask('hand.lower_all', {})) steering.close()
  }
  return (
    <Dialog title={lower_all} onClose={() => steering.close()} onSubmit={lower}>
      <p>{sentence(lower_sure(count))}</p>
      <SheetFoot>{lower_all}</SheetFoot>
    </Dialog>
  )
}

export function CloseSheet() {
  const steering = useSteering()
  const { close, steps } = t.value
  const has_outcome = steering.live.tables.outcomes.ids.value.length > 0
  const shut = async () => {
    if (await steering.ask('workshop.close', {})) steering.close()
  }
  return (
    <Dialog title={close.title} onClose={() => steering.close()} onSubmit={shut}>
      <p>{sentence(close.sure)}</p>
      {!has_outcome && <Status tone="warn">{sentence(close.no_outcome)}</Status>}
      <SheetFoot>{steps.close_workshop}</SheetFoot>
    </Dialog>
  )
}
