/** What the room looks at together just now, in words, for whoever cannot see the wall. */
import { Icon } from '../parts/icon.tsx'
import { phrases } from '../parts/phrases.tsx'
import { usePhone } from './phone.ts'
import { t } from './words.ts'

export function Spotlit() {
  const { spotlight, notes, clusters } = usePhone().live.tables
  const { target_type, target_id } = spotlight.all.value[0] ?? { target_type: null, target_id: null }
  const id = target_id ?? ''
  const words = { note: notes.get(id)?.text, cluster: clusters.get(id)?.title }[target_type ?? '']
  return (
    <div role="status">
      {words && (
        <p class="well small">
          <Icon name="eye" /> {t.value.spotlit} <b>{phrases(words)}</b>
        </p>
      )}
    </div>
  )
}
