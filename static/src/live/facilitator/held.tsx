/** What the whole room is asked to look at, on every phone and the wall; and the way to end that. */
import { bilingual } from '../i18n.ts'
import type { Tables } from '../live.ts'
import { Icon } from '../parts/icon.tsx'
import { note_words } from '../parts/note_words.ts'
import { phrases } from '../parts/phrases.tsx'
import { useSteering, type Steering } from './steering.ts'
import { t } from './words.ts'

const NOTHING = { target_type: null, target_id: null }

export function Held() {
  const steering = useSteering()
  const light = steering.live.tables.spotlight.all.value[0]
  const words = light?.target_id && held_words(steering.live.tables, light.target_id)
  if (!words) return null
  return (
    <section class="well stack" aria-label={t.value.board.held}>
      <p class="small row">
        <Icon name="eye" />
        {t.value.board.held}
      </p>
      <p class="held-words"><b>{phrases(words)}</b></p>
      <button class="button" onClick={() => steering.ask('spotlight.set', NOTHING)}>
        <Icon name="close" />
        {t.value.board.off_the_wall}
      </button>
    </section>
  )
}

function held_words(tables: Tables, id: string): string | undefined {
  const [note, activity] = [tables.notes.get(id), tables.activities.get(id)]
  if (note) return note_words(tables, note)
  return tables.clusters.get(id)?.title ?? (activity && bilingual(activity, 'title'))
}

export function hold_up(steering: Steering, note_id: string): void {
  void steering.ask('spotlight.set', { target_type: 'note', target_id: note_id })
}
