/** Rewords a note that was written for somebody; whoever was faster is shown, and nobody's words are lost. */
import { useSignal } from '@preact/signals'
import { Dialog } from '../parts/dialog.tsx'
import { Status } from '../parts/status.tsx'
import { Field } from './field.tsx'
import { t } from './paper_words.ts'
import { SheetFoot } from './sheet_foot.tsx'
import { useSteering } from './steering.ts'
import { t as console_words } from './words.ts'

export function EditSheet({ note_id }: { note_id: string }) {
  const steering = useSteering()
  const note = steering.live.tables.notes.get(note_id)
  const text = useSignal(note?.text ?? '')
  const version = useSignal(note?.version)
  const theirs = useSignal('')
  const { note: words } = t.value
  const reword = async () => {
    const data = { note_id, text: text.value.trim(), version: version.value }
    if (await steering.ask('note.edit', data)) (steering.clear(), steering.close())
    else look_again()
  }
  const look_again = () => {
    const now = steering.live.tables.notes.row(note_id).peek()
    if (now && now.version !== version.value) theirs.value = now.text
    version.value = now?.version
  }
  return (
    <Dialog title={words.edit_title} onClose={() => steering.close()} onSubmit={reword}>
      <Field label={words.text} value={text} is_long />
      {theirs.value && <Status tone="warn">{words.now_says(theirs.value)}</Status>}
      <SheetFoot is_ready={text.value.trim() !== ''}>{console_words.value.save}</SheetFoot>
    </Dialog>
  )
}
