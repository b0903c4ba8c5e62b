/** A note for somebody without a phone; it says for whom wherever it goes. */
import { useSignal, type Signal } from '@preact/signals'
import type { Board } from '../rows.ts'
import { bilingual } from '../i18n.ts'
import { new_id } from '../ids.ts'
import { Dialog } from '../parts/dialog.tsx'
import { say } from '../parts/toasts.tsx'
import { Field } from './field.tsx'
import { SheetFoot } from './sheet_foot.tsx'
import { useSteering } from './steering.ts'
import { t } from './words.ts'

export function NoteSheet({ board_id }: { board_id: string }) {
  const steering = useSteering()
  const board = steering.live.tables.boards.get(board_id)
  const whom = useSignal('')
  const text = useSignal('')
  const zone = useSignal(board?.zones[0]?.key ?? '')
  const { note, save } = t.value
  const add = async () => {
    const data = {
      board_id,
      note_id: new_id(),
      zone: zone.value,
      text: text.value.trim(),
      on_behalf_of: whom.value.trim(),
    }
    if (!(await steering.ask('note.add', data))) return
    say(note.saved)
    text.value = ''
  }
  return (
    <Dialog title={note.title} onClose={() => steering.close()} onSubmit={add}>
      <Field label={note.whom} hint={note.whom_hint} value={whom} />
      {board && board.zones.length > 1 && <ZoneChoice zones={board.zones} chosen={zone} />}
      <Field label={note.text} value={text} is_long />
      <SheetFoot is_ready={whom.value.trim() !== '' && text.value.trim() !== ''}>{save}</SheetFoot>
    </Dialog>
  )
}

function ZoneChoice({ zones, chosen }: { zones: Board['zones']; chosen: Signal<string> }) {
  return (
    <div class="zones" role="group" aria-label={t.value.note.zone}>
      {zones.map((zone, nth) => (
        <button
          type="button"
          key={zone.key}
          aria-pressed={chosen.value === zone.key}
          onClick={() => (chosen.value = zone.key)}
        >
          <i class="zone" data-zone={nth + 1} aria-hidden="true" />
          {bilingual(zone, 'title')}
        </button>
      ))}
    </div>
  )
}
