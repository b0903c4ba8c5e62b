/** The revealed board: tick loose notes that say the same, give the group a name; groups below. */
import { useComputed, useSignal } from '@preact/signals'
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks'
import { lazily } from '../lazily.tsx'
import { bilingual } from '../i18n.ts'
import { draw_the_rest } from '../parts/draw_the_rest.ts'
import { Icon } from '../parts/icon.tsx'
import { set } from '../parts/phrases.tsx'
import type { Board } from '../rows.ts'
import { BoardNote } from './board_note.tsx'
import { Composer } from './composer.tsx'
import { ReadyButton } from './done_button.tsx'
import { ClusterTray } from './cluster_tray.tsx'
import { useAwaited, useMoment } from './moment.ts'
import { HiddenOwnNotes, OwnNotes } from './own_notes.tsx'
import { usePhone } from './phone.ts'
import { is_sortable } from './place.ts'
import { PlacedLine } from './placed_line.tsx'
import { useSorting, type Sorting } from './sorting.ts'
import { Tiles } from './tiles.tsx'
import { Question, Title } from './title.tsx'
import { useWritable } from './writable.ts'
import { t } from './words.ts'

const GroupDock = lazily(async () => (await import('./sorting_later.ts')).GroupDock)
/** A double tap's second half would press what came where the button was. */
const DEAF_MS = 500

export function BoardScreen() {
  const { place, is_over } = usePhone()
  const { activity, board } = place.value
  const is_writable = useWritable(activity!).is_writable && !is_over
  const is_reveal = useAwaited(activity!)
  const sorting = useSorting(board!)
  const wants_to_write = useSignal(is_writable && !is_reveal)
  const is_writing = is_writable && wants_to_write.value
  useStartAtTheTop(is_writing)
  if (is_writing) return <WriteMore board={board!} onBack={() => (wants_to_write.value = false)} />
  return <ReadBoard sorting={sorting} is_reveal={is_reveal} {...(is_writable && { onWrite: () => (wants_to_write.value = true) })} />
}

/** Writing and reading are two pages: each begins at its top, with the paper or with what is asked. */
function useStartAtTheTop(is_writing: boolean): void {
  const was = useRef(is_writing)
  useLayoutEffect(() => {
    if (was.current === is_writing) return
    was.current = is_writing
    scrollTo(0, 0)
    const first = is_writing ? '#composer' : '.layer:not([hidden]) h1'
    document.querySelector<HTMLElement>(first)?.focus({ preventScroll: true })
  }, [is_writing])
}

function WriteMore({ board, onBack }: { board: Board; onBack: () => void }) {
  const { place, live } = usePhone()
  const { activity } = place.value
  const there = useComputed(() => live.tables.notes.all.value.filter(({ board_id }) => board_id === board.id).length).value
  return (
    <>
      <main>
        <Question activity={activity!} />
        <Composer board={board} />
        <OwnNotes board={board} is_writable />
      </main>
      <footer class="dock">
        <div class="row" data-wrap>
          {there > 0 && <button type="button" class="button grow" onClick={onBack}><Icon name="note" />{t.value.see_board(there)}</button>}
          <ReadyButton />
        </div>
      </footer>
    </>
  )
}

function ReadBoard({ sorting, is_reveal, onWrite }: { sorting: Sorting; is_reveal: boolean; onWrite?: () => void }) {
  const { room, place, is_over } = usePhone()
  const { activity } = place.value
  const { board, truth, shown } = sorting
  const may_sort = is_sortable(room.value, activity!) && !is_over
  const main = useRef<HTMLElement>(null)
  useEffect(() => draw_the_rest(main.current!), [])
  useEffect(() => (may_sort ? GroupDock.fetch() : sorting.clear()), [may_sort])
  const all = useComputed(() => truth.value.groups.reduce((sum, { notes }) => sum + notes.length, truth.value.loose.length)).value
  return (
    <>
      <main ref={main}>
        {may_sort && all > 0
          ? <Title under={t.value.loose_of(truth.value.loose.length, all)}>{t.value.tap_alike}</Title>
          : <Question activity={activity!} under={t.value.read_only_board(all)} />}
        <Zones board={board} />
        {all === 0 && <p class="empty">{t.value.board_empty}</p>}
        <LooseNotes sorting={sorting} ids={shown.value.loose} is_reveal={is_reveal} is_sortable={may_sort} />
        {shown.value.groups.length > 0 && (
          <section class="stack" data-gap="wide">
            <h2>{t.value.groups}</h2>
            {shown.value.groups.map((group) => (
              <ClusterTray key={group.id} group={group} sorting={sorting} is_sortable={may_sort} />
            ))}
          </section>
        )}
        <HiddenOwnNotes board={board} />
      </main>
      <Dock sorting={sorting} onWrite={onWrite} is_on={may_sort} />
    </>
  )
}

/** What the colours and edges of the notes mean. */
function Zones({ board }: { board: Board }) {
  if (board.zones.length < 2) return null
  return (
    <ul class="zone-key small soft">
      {board.zones.map((zone, nth) => (
        <li key={zone.key}><i class="zone" data-zone={nth + 1} aria-hidden="true" /> {set(bilingual(zone, 'title'))}</li>
      ))}
    </ul>
  )
}

type Loose = { sorting: Sorting; ids: readonly string[]; is_reveal: boolean; is_sortable: boolean }

function LooseNotes({ sorting, ids, is_reveal, is_sortable }: Loose) {
  const moment = useMoment(is_reveal)
  const card = (id: string) => <BoardNote key={id} id={id} board={sorting.board} {...(is_sortable && { sorting })} />
  return <Tiles ids={ids} card={card} inputs={[sorting, is_sortable]} data-revealing={moment} />
}

type DockProps = { sorting: Sorting; onWrite: (() => void) | undefined; is_on: boolean }

function Dock({ sorting, onWrite, is_on }: DockProps) {
  const is_grouping = is_on && sorting.is_held.value
  const is_deaf_until = useRef(0)
  useLayoutEffect(() => () => void (is_deaf_until.current = performance.now() + DEAF_MS), [is_grouping])
  const be_deaf = (event: Event) => performance.now() < is_deaf_until.current && event.stopPropagation()
  if (is_grouping) return <footer class="dock"><GroupDock sorting={sorting} /></footer>
  if (!onWrite && !is_on) return null
  return (
    <footer class="dock">
      {is_on && <PlacedLine sorting={sorting} />}
      <div class="row" data-wrap onClickCapture={be_deaf}>
        {onWrite && <button type="button" class="button grow" onClick={onWrite}><Icon name="edit" />{t.value.write_more}</button>}
        {is_on && <ReadyButton />}
      </div>
    </footer>
  )
}
