/** Another name for a group. */
import { useRef } from 'preact/hooks'
import { Dialog } from '../parts/dialog.tsx'
import { say } from '../parts/toasts.tsx'
import { graphemes, LIMITS, tidy } from '../words.ts'
import { usePhone } from './phone.ts'
import { t } from './words.ts'

export function RenameSheet({ cluster_id, onClose }: { cluster_id: string; onClose: () => void }) {
  const { live, announcement } = usePhone()
  const field = useRef<HTMLInputElement>(null)
  const seen = useRef(live.tables.clusters.row(cluster_id).peek()).current
  if (!seen) return null
  const save = () => {
    const title = tidy(field.current!.value)
    if (title === '' || graphemes(title) > LIMITS.title) return say(t.value.name_group_first, 'warn')
    onClose()
    const { settled } = live.command('cluster.rename', { cluster_id, title, version: seen.version }, { base_text: seen.title })
    void settled.then(({ ok }) => ok && (announcement.value = t.value.saved))
  }
  return (
    <Dialog title={t.value.rename} onClose={onClose} onSubmit={save}>
      <input class="input" ref={field} aria-label={t.value.name_group} defaultValue={seen.title} />
      <button class="button" data-kind="primary" data-size="big">{t.value.save}</button>
      <button type="button" class="button" data-size="full" onClick={onClose}>{t.value.cancel}</button>
    </Dialog>
  )
}
