/** One group on the phone: its name, its notes, renaming it and taking a note out. */
import { useSignal } from '@preact/signals'
import { useRef } from 'preact/hooks'
import { lazily } from '../lazily.tsx'
import { Icon } from '../parts/icon.tsx'
import { note_words } from '../parts/note_words.ts'
import type { Note } from '../rows.ts'
import { BoardNote } from './board_note.tsx'
import { focus_soon } from './focus.ts'
import type { Group } from './layout.ts'
import { SendingWords } from './sending_words.tsx'
import { usePhone } from './phone.ts'
import type { Sorting } from './sorting.ts'
import { Tiles } from './tiles.tsx'
import { t } from './words.ts'

const RenameSheet = lazily(async () => (await import('./sorting_later.ts')).RenameSheet)

export const group_anchor = (cluster_id: string): string => `group-${cluster_id}`

type Props = { group: Group; sorting: Sorting; is_sortable: boolean }

export function ClusterTray({ group, sorting, is_sortable }: Props) {
  const { id, title, notes, is_coming } = group
  const { live } = usePhone()
  const tray = useRef<HTMLElement>(null)
  const now = useRef(group)
  now.current = group
  const is_renaming = useSignal(false)
  const take_out = (note: Note) => {
    const { notes, title } = now.current
    const after = notes[notes.indexOf(note.id) + 1] ?? notes.at(-2)
    sorting.take_out(note.id, { cluster_id: id, title })
    focus_soon(() => tray.current?.querySelector(`[data-note="${after}"] > footer button`) ?? tray.current?.querySelector('h3'))
  }
  const out = (note: Note) => (
    <button
      type="button" class="button end bleed" data-kind="plain"
      aria-label={`${t.value.take_out}: ${note_words(live.tables, note)}`} onClick={() => take_out(note)}
    >
      {t.value.take_out_short}
    </button>
  )
  const card = (note_id: string) => (
    <BoardNote key={note_id} id={note_id} board={sorting.board} {...(is_sortable && { sorting, action: out })} />
  )
  return (
    <article class="cluster" id={group_anchor(id)} data-state={is_coming ? 'sending' : undefined} ref={tray}>
      <header>
        <h3 tabIndex={-1}>{title}</h3>
        <span class="small faint">{t.value.sheets(notes.length)}</span>
        {is_sortable && !is_coming && (
          <button
            type="button" class="button bleed" data-kind="plain" data-shape="square"
            aria-label={`${t.value.rename}: ${title}`} onClick={() => (is_renaming.value = true)}
          >
            <Icon name="edit" />
          </button>
        )}
      </header>
      <Tiles ids={notes} card={card} inputs={[sorting, is_sortable]} data-open="" />
      {is_coming && <footer class="tiny soft"><SendingWords /></footer>}
      {is_sortable && notes.length === 0 && sorting.is_mine(id) && <Empty onDissolve={() => sorting.dissolve(id)} />}
      {is_renaming.value && <RenameSheet cluster_id={id} onClose={() => (is_renaming.value = false)} />}
    </article>
  )
}

/** Whoever made or emptied it may take it away; for others it stays, with its name. */
function Empty({ onDissolve }: { onDissolve: () => void }) {
  const dissolve = () => {
    onDissolve()
    focus_soon(() => document.querySelector('.layer:not([hidden]) h1'))
  }
  return <button type="button" class="button" data-size="full" onClick={dissolve}><Icon name="close" />{t.value.dissolve_empty}</button>
}
