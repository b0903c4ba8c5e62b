/** One group on the phone: its name, its notes, renaming it and taking a note out. */
import { useSignal } from '@preact/signals'
import { useMemo, useRef } from 'preact/hooks'
import { Dialog } from '../parts/dialog.tsx'
import { Icon } from '../parts/icon.tsx'
import { note_words } from '../parts/note_words.ts'
import { say } from '../parts/toasts.tsx'
import type { Board, Cluster, Note } from '../rows.ts'
import { graphemes, LIMITS, tidy } from '../words.ts'
import { by_position } from './board.tsx'
import { BoardNote } from './board_note.tsx'
import { usePhone } from './phone.ts'
import { Tiles } from './tiles.tsx'
import { t } from './words.ts'

type Props = { cluster: Cluster; board: Board; is_sortable: boolean }

export function ClusterTray({ cluster, board, is_sortable }: Props) {
  const { live } = usePhone()
  const is_here = (note: Note) => note.cluster_id === cluster.id && !note.is_hidden
  const within = useMemo(() => live.tables.notes.select(is_here, by_position), [cluster.id])
  const is_renaming = useSignal(false)
  const take_out = (id: string) => live.command('cluster.take_out', { note_ids: [id] })
  const out = (note: Note) => (
    <button
      type="button" class="button end bleed" data-kind="plain" data-shape="square" title={t.value.take_out}
      aria-label={`${t.value.take_out}: ${note_words(live.tables, note)}`} onClick={() => take_out(note.id)}
    >
      <Icon name="undo" />
    </button>
  )
  const card = (id: string) => <BoardNote key={id} id={id} board={board} {...(is_sortable && { action: out })} />
  return (
    <article class="cluster">
      <header>
        <h3>{cluster.title}</h3>
        <span class="small faint">{t.value.sheets(within.value.length)}</span>
        {is_sortable && (
          <button
            type="button" class="button bleed" data-kind="plain" data-shape="square"
            aria-label={`${t.value.rename}: ${cluster.title}`} onClick={() => (is_renaming.value = true)}
          >
            <Icon name="edit" />
          </button>
        )}
      </header>
      <Tiles ids={within.value} card={card} inputs={[board, is_sortable]} data-open="" />
      {is_renaming.value && <RenameSheet cluster={cluster} onClose={() => (is_renaming.value = false)} />}
    </article>
  )
}

function RenameSheet({ cluster, onClose }: { cluster: Cluster; onClose: () => void }) {
  const { live } = usePhone()
  const field = useRef<HTMLInputElement>(null)
  const seen = useRef(cluster).current
  const save = () => {
    const title = tidy(field.current!.value)
    if (title === '' || graphemes(title) > LIMITS.title) return say(t.value.name_group_first, 'warn')
    onClose()
    live.command('cluster.rename', { cluster_id: seen.id, title, version: seen.version }, { base_text: seen.title })
  }
  return (
    <Dialog title={t.value.rename} onClose={onClose} onSubmit={save}>
      <input class="input" ref={field} aria-label={t.value.name_group} defaultValue={seen.title} />
      <button class="button" data-kind="primary" data-size="big">{t.value.save}</button>
      <button type="button" class="button" data-size="full" onClick={onClose}>{t.value.cancel}</button>
    </Dialog>
  )
}
