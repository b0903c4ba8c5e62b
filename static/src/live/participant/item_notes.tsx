/** What stands behind an item that came from a group: its notes, folded until somebody wants to read them. */
import { useSignal } from '@preact/signals'
import { useMemo } from 'preact/hooks'
import { Icon } from '../parts/icon.tsx'
import { by_position } from '../parts/reading.ts'
import type { Source } from '../rows.ts'
import { BoardNote } from './board_note.tsx'
import { usePhone } from './phone.ts'
import { Tiles } from './tiles.tsx'
import { t } from './words.ts'

export function ItemNotes({ source }: { source: Source | null }) {
  return source?.type === 'cluster' ? <OfGroup id={source.id} /> : null
}

function OfGroup({ id }: { id: string }) {
  const { notes, clusters, boards } = usePhone().live.tables
  const within = useMemo(() => notes.select((note) => note.cluster_id === id && !note.is_hidden, by_position), [id])
  const is_open = useSignal(false)
  const board = boards.get(clusters.get(id)?.board_id ?? '')
  if (!board || within.value.length === 0) return null
  const card = (note_id: string) => <BoardNote key={note_id} id={note_id} board={board} />
  return (
    <details class="behind" onToggle={(event) => (is_open.value = event.currentTarget.open)}>
      <summary>{t.value.notes_in_group(within.value.length)}<Icon name="down" /></summary>
      {is_open.value && <Tiles ids={within.value} card={card} inputs={[board]} data-open="" />}
    </details>
  )
}
