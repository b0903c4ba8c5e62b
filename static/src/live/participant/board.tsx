/** The revealed board: tick loose notes that say the same, give the group a name; groups below. */
import { useComputed, useSignal, type Signal } from '@preact/signals'
import { useEffect, useMemo, useRef } from 'preact/hooks'
import { draw_the_rest } from '../parts/draw_the_rest.ts'
import { Icon } from '../parts/icon.tsx'
import type { Board, Note } from '../rows.ts'
import { BoardNote } from './board_note.tsx'
import { Composer } from './composer.tsx'
import { ReadyButton } from './done_button.tsx'
import { GroupDock } from './group_dock.tsx'
import { ClusterTray } from './cluster_tray.tsx'
import { useAwaited, useMoment } from './moment.ts'
import { HiddenOwnNotes, OwnNotes } from './own_notes.tsx'
import { usePhone } from './phone.ts'
import { is_sortable } from './place.ts'
import { Tiles } from './tiles.tsx'
import { Question, Title } from './title.tsx'
import { useWritable } from './writable.ts'
import { t } from './words.ts'

export type Picked = Signal<ReadonlySet<string>>
export const by_position = (a: Note, b: Note) => a.position - b.position || (a.id < b.id ? -1 : 1)

export function BoardScreen() {
  const { place, is_over } = usePhone()
  const { activity, board } = place.value
  const is_writable = useWritable(activity!).is_writable && !is_over
  const is_reveal = useAwaited(activity!)
  const is_writing = useSignal(is_writable && !is_reveal)
  if (is_writable && is_writing.value) return <WriteMore board={board!} onBack={() => (is_writing.value = false)} />
  return <ReadBoard board={board!} is_reveal={is_reveal} {...(is_writable && { onWrite: () => (is_writing.value = true) })} />
}

function WriteMore({ board, onBack }: { board: Board; onBack: () => void }) {
  const { place, live } = usePhone()
  const { activity } = place.value
  const there = useComputed(() => live.tables.notes.all.value.filter(({ board_id }) => board_id === board.id).length)
  return (
    <>
      <main>
        <Question activity={activity!} />
        <Composer board={board} />
        <OwnNotes board={board} is_writable />
      </main>
      <footer class="dock">
        <div class="row" data-wrap>
          <button type="button" class="button grow" onClick={onBack}><Icon name="note" />{t.value.see_board(there.value)}</button>
          <ReadyButton />
        </div>
      </footer>
    </>
  )
}

function ReadBoard({ board, is_reveal, onWrite }: { board: Board; is_reveal: boolean; onWrite?: () => void }) {
  const { live, room, place, is_over } = usePhone()
  const { activity } = place.value
  const picked: Picked = useSignal(new Set())
  const may_sort = is_sortable(room.value, activity!) && !is_over
  const main = useRef<HTMLElement>(null)
  useEffect(() => draw_the_rest(main.current!), [])
  const here = (note: Note) => note.board_id === board.id && !note.is_hidden
  const loose = useMemo(() => live.tables.notes.select((note) => here(note) && note.cluster_id === null, by_position), [board.id])
  const all = useComputed(() => live.tables.notes.all.value.filter(here).length).value
  return (
    <>
      <main ref={main}>
        {may_sort && all > 0
          ? <Title under={t.value.loose_of(loose.value.length, all)}>{t.value.tap_alike}</Title>
          : <Question activity={activity!} under={t.value.read_only_board(all)} />}
        {all === 0 && <p class="empty">{t.value.board_empty}</p>}
        <LooseNotes board={board} ids={loose.value} is_reveal={is_reveal} {...(may_sort && { picked })} />
        <Clusters board={board} is_sortable={may_sort} />
        <HiddenOwnNotes board={board} />
      </main>
      <Dock board={board} picked={picked} loose={loose.value} onWrite={onWrite} is_on={may_sort} />
    </>
  )
}

type Loose = { board: Board; ids: readonly string[]; is_reveal: boolean; picked?: Picked }

function LooseNotes({ board, ids, is_reveal, picked }: Loose) {
  const moment = useMoment(is_reveal)
  const card = (id: string) => <BoardNote key={id} id={id} board={board} {...(picked && { picked })} />
  return <Tiles ids={ids} card={card} inputs={[board, picked]} data-revealing={moment} />
}

type DockProps = { board: Board; picked: Picked; loose: readonly string[]; onWrite: (() => void) | undefined; is_on: boolean }

function Dock({ board, picked, loose, onWrite, is_on }: DockProps) {
  const chosen = loose.filter((id) => picked.value.has(id))
  const clear = () => (picked.value = new Set())
  if (chosen.length > 0) {
    return <footer class="dock"><GroupDock board={board} note_ids={chosen} onDone={clear} /></footer>
  }
  if (!onWrite && !is_on) return null
  return (
    <footer class="dock">
      <div class="row" data-wrap>
        {onWrite && <button type="button" class="button grow" onClick={onWrite}><Icon name="edit" />{t.value.write_more}</button>}
        {is_on && <ReadyButton />}
      </div>
    </footer>
  )
}

function Clusters({ board, is_sortable }: { board: Board; is_sortable: boolean }) {
  const { clusters } = usePhone().live.tables
  const here = clusters.all.value.filter(({ board_id }) => board_id === board.id)
  if (here.length === 0) return null
  return (
    <section class="stack" data-gap="wide">
      <h2>{t.value.groups}</h2>
      {here.map((cluster) => <ClusterTray key={cluster.id} cluster={cluster} board={board} is_sortable={is_sortable} />)}
    </section>
  )
}
