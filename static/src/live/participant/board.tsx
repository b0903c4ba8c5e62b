/** The revealed board: tick loose notes that say the same, give the group a name; groups below. */
import { useComputed, useSignal } from '@preact/signals'
import { Icon } from '../parts/icon.tsx'
import type { Board, Cluster, Note } from '../rows.ts'
import { BoardNote } from './board_note.tsx'
import { Composer } from './composer.tsx'
import { GroupDock } from './group_dock.tsx'
import { ClusterTray } from './cluster_tray.tsx'
import { OwnNotes } from './own_notes.tsx'
import { usePhone } from './phone.ts'
import { Question, Title } from './title.tsx'
import { useWritable } from './writable.ts'
import { t } from './words.ts'

const by_position = (a: Note, b: Note) => a.position - b.position || (a.id < b.id ? -1 : 1)

export function BoardScreen() {
  const { place } = usePhone()
  const { activity, board } = place.value
  const { is_writable } = useWritable(activity!)
  const is_writing = useSignal(false)
  if (is_writable && is_writing.value) return <WriteMore board={board!} onBack={() => (is_writing.value = false)} />
  return <ReadBoard board={board!} is_writable={is_writable} onWrite={() => (is_writing.value = true)} />
}

function WriteMore({ board, onBack }: { board: Board; onBack: () => void }) {
  const { activity } = usePhone().place.value
  return (
    <>
      <main id="content">
        <Question activity={activity!} />
        <Composer board={board} />
        <OwnNotes board={board} is_writable />
      </main>
      <div class="dock">
        <button type="button" class="button" data-size="big" onClick={onBack}><Icon name="back" />{t.value.see_board}</button>
      </div>
    </>
  )
}

type Reading = { board: Board; is_writable: boolean; onWrite: () => void }

function ReadBoard({ board, is_writable, onWrite }: Reading) {
  const { live, place } = usePhone()
  const picked = useSignal<ReadonlySet<string>>(new Set())
  const shown = useComputed(() => live.tables.notes.all.value.filter((note) => note.board_id === board.id && !note.is_hidden))
  const loose = useComputed(() => shown.value.filter((note) => note.cluster_id === null).sort(by_position))
  const clusters = useComputed(() => live.tables.clusters.all.value.filter((cluster) => cluster.board_id === board.id))
  const all = shown.value.length
  const pick = (id: string, on: boolean) => (picked.value = new Set([...picked.value].filter((each) => each !== id).concat(on ? [id] : [])))
  const chosen = loose.value.filter(({ id }) => picked.value.has(id)).map(({ id }) => id)
  return (
    <>
      <main id="content">
        {is_writable && all > 0
          ? <Title under={t.value.loose_of(loose.value.length, all)}>{t.value.tap_alike}</Title>
          : <Question activity={place.value.activity!} under={t.value.read_only_board(all)} />}
        {all === 0 && <p class="empty">{t.value.board_empty}</p>}
        <div class="tiles">
          {loose.value.map(({ id }) => (
            <BoardNote key={id} id={id} board={board} {...(is_writable && { pick: { is_picked: picked.value.has(id), onPick: pick } })} />
          ))}
        </div>
        <Clusters board={board} clusters={clusters.value} notes={shown.value} is_writable={is_writable} />
      </main>
      {is_writable && (
        <div class="dock">
          {chosen.length > 0
            ? <GroupDock board={board} note_ids={chosen} clusters={clusters.value} onDone={() => (picked.value = new Set())} />
            : <button type="button" class="button" data-size="big" onClick={onWrite}><Icon name="edit" />{t.value.write_more}</button>}
        </div>
      )}
    </>
  )
}

type Trays = { board: Board; clusters: readonly Cluster[]; notes: readonly Note[]; is_writable: boolean }

function Clusters({ board, clusters, notes, is_writable }: Trays) {
  if (clusters.length === 0) return null
  const within = (id: string) => notes.filter(({ cluster_id }) => cluster_id === id).sort(by_position)
  return (
    <section class="stack" data-gap="wide">
      <h2>{t.value.groups}</h2>
      {clusters.map((cluster) => (
        <ClusterTray key={cluster.id} cluster={cluster} board={board} notes={within(cluster.id)} is_writable={is_writable} />
      ))}
    </section>
  )
}
