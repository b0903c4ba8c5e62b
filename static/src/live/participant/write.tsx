/** Writing: one question, one big sheet of paper, and my own notes with how each of them fares. */
import { Icon } from '../parts/icon.tsx'
import { sentence } from '../parts/phrases.tsx'
import { Composer } from './composer.tsx'
import { DoneButton } from './done_button.tsx'
import { OwnNotes } from './own_notes.tsx'
import { usePhone } from './phone.ts'
import { Question } from './title.tsx'
import { useWritable } from './writable.ts'
import { t } from './words.ts'

export function WriteScreen() {
  const { live, place, awaited } = usePhone()
  const { activity, board } = place.value
  const { is_writable } = useWritable(activity!)
  awaited.add(activity!.id)
  const wrote = live.presence.value.note_counts[board!.id] ?? 0
  return (
    <>
      <main>
        <Question activity={activity!} />
        {activity!.is_read_by_facilitators && <p class="status"><Icon name="eye" /><span>{sentence(t.value.read_along)}</span></p>}
        {is_writable ? <Composer board={board!} /> : <p class="well" role="status">{sentence(t.value.writing_closed)}</p>}
        <OwnNotes board={board!} is_writable={is_writable} />
      </main>
      <footer class="dock" data-kind="row">
        <span class="fan" aria-hidden="true"><i /><i /><i /></span>
        <p class="small">
          <span>{sentence(t.value.room_wrote(wrote))}</span>
          <br />
          <span class="faint">{sentence(t.value.unrevealed)}</span>
        </p>
        {is_writable && <DoneButton label={t.value.write_done} />}
      </footer>
    </>
  )
}
