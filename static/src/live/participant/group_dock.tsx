/** With notes ticked: name a new group, or put them into one that is there. */
import { useRef } from 'preact/hooks'
import { new_id } from '../ids.ts'
import { Icon } from '../parts/icon.tsx'
import { say } from '../parts/toasts.tsx'
import type { Board } from '../rows.ts'
import { graphemes, LIMITS, tidy } from '../words.ts'
import { usePhone } from './phone.ts'
import { t } from './words.ts'

type Props = { board: Board; note_ids: string[]; onDone: () => void }

export function GroupDock({ board, note_ids, onDone }: Props) {
  const { live, announcement } = usePhone()
  const clusters = live.tables.clusters.all.value.filter(({ board_id }) => board_id === board.id)
  const name = useRef<HTMLInputElement>(null)
  const done = async (settled: Promise<{ ok: boolean }>) => {
    if (!(await settled).ok) return
    announcement.value = t.value.grouped
    onDone()
  }
  const make = (event: Event) => {
    event.preventDefault()
    const title = tidy(name.current!.value)
    if (title === '') return say(t.value.name_group_first, 'warn'), name.current!.focus()
    const left = LIMITS.title - graphemes(title)
    if (left < 0) return say(t.value.letters_left(left), 'bad')
    void done(live.command('cluster.make', { cluster_id: new_id(), board_id: board.id, title, note_ids }).settled)
  }
  const add = (cluster_id: string) => void done(live.command('cluster.add_notes', { cluster_id, note_ids }).settled)
  return (
    <form class="stack" onSubmit={make}>
      <div class="field">
        <label class="small" for="group-name">{t.value.name_group}</label>
        <input class="input" id="group-name" ref={name} autocomplete="off" enterkeyhint="done" />
      </div>
      {clusters.length > 0 && (
        <div class="row sideways">
          <span class="tiny faint keep">{t.value.or_add_to}</span>
          {clusters.map(({ id, title }) => (
            <button type="button" class="chip" data-press key={id} onClick={() => add(id)}>{title}</button>
          ))}
        </div>
      )}
      <div class="row">
        <button type="button" class="button" data-shape="square" aria-label={t.value.clear_picks} onClick={onDone}>
          <Icon name="close" />
        </button>
        <button class="button grow" data-kind="primary" data-size="big"><Icon name="group" />{t.value.group(note_ids.length)}</button>
      </div>
    </form>
  )
}
