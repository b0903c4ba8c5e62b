/** After sorting: where it went, in words, and the way there. */
import { useComputed } from '@preact/signals'
import { Icon } from '../parts/icon.tsx'
import { sentence } from '../parts/phrases.tsx'
import { group_anchor } from './cluster_tray.tsx'
import { usePhone } from './phone.ts'
import type { Sorting } from './sorting.ts'
import { t } from './words.ts'

export function PlacedLine({ sorting }: { sorting: Sorting }) {
  const { live } = usePhone()
  const placed = sorting.placed.value
  const is_coming = useComputed(() => live.outbox.value.some(({ type, state }) => type.startsWith('cluster.') && state !== 'saved')).value
  if (!placed) return null
  const { cluster_id, title, note_id } = placed
  const words = note_id ? t.value.out_of_group : is_coming ? t.value.to_group : t.value.in_group
  const go = () => (note_id ? come_to(`[data-note="${note_id}"] > .pick`) : come_to(`#${group_anchor(cluster_id)} h3`))
  return (
    <div class="row placed">
      <Icon name={is_coming ? 'retry' : 'check'} />
      <p class="small grow">{sentence(words(title))}</p>
      <button type="button" class="button bleed" data-kind="plain" onClick={go}>{note_id ? t.value.see_note : t.value.see_group}</button>
    </div>
  )
}

function come_to(selector: string): void {
  const there = document.querySelector<HTMLElement>(selector)
  there?.scrollIntoView({ block: 'center' })
  there?.focus({ preventScroll: true })
}
