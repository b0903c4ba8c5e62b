/** What the room looks at together: one note large, or one group whole; nothing to do here but read. */
import { useMemo } from 'preact/hooks'
import { Illustration } from '../parts/illustration.tsx'
import { Byline, NoteCard, zone_number } from '../parts/note.tsx'
import { by_position } from '../parts/reading.ts'
import type { Board, Note } from '../rows.ts'
import { BoardNote } from './board_note.tsx'
import { LeaveLight } from './leave_light.tsx'
import { usePhone } from './phone.ts'
import { Tiles } from './tiles.tsx'
import { Title } from './title.tsx'
import { t } from './words.ts'

export function LitScreen() {
  const { board, lit } = usePhone().place.value
  return (
    <>
      <main>
        {lit!.type === 'note' ? <OneNote id={lit!.id} board={board!} /> : <OneGroup id={lit!.id} board={board!} />}
      </main>
      <footer class="dock">
        <LeaveLight kind="button" />
      </footer>
    </>
  )
}

function OneNote({ id, board }: { id: string; board: Board }) {
  const { live } = usePhone()
  const { notes, note_authors } = live.tables
  const note = notes.get(id)
  if (!note) return null
  const author = note_authors.get(id)
  return (
    <>
      <Title>{t.value.together_note}</Title>
      <div class="lit">
        <NoteCard
          text={note.text} zone={zone_number(board, note.zone)} illustration={<Illustration live={live} id={id} />}
          footer={<Byline note={note} author={author} />}
        />
      </div>
    </>
  )
}

function OneGroup({ id, board }: { id: string; board: Board }) {
  const { live } = usePhone()
  const is_in = (note: Note) => note.cluster_id === id && !note.is_hidden
  const within = useMemo(() => live.tables.notes.select(is_in, by_position), [id])
  const card = (note_id: string) => <BoardNote key={note_id} id={note_id} board={board} />
  return (
    <>
      <Title under={t.value.read_only_board(within.value.length)}>{live.tables.clusters.get(id)?.title ?? ''}</Title>
      <Tiles ids={within.value} card={card} inputs={[board]} data-open="" />
    </>
  )
}
