/** Sorting one board: what is ticked, the name that is being typed, and a board that stands still meanwhile. */
import { batch, computed, effect, signal, untracked, type ReadonlySignal, type Signal } from '@preact/signals'
import { useLayoutEffect, useMemo } from 'preact/hooks'
import { new_id } from '../ids.ts'
import type { Answer } from '../live.ts'
import type { Board } from '../rows.ts'
import { tab_shelf } from '../storage.ts'
import { layout_of, places_in, type Layout } from './layout.ts'
import { usePhone, type Phone } from './phone.ts'
import { t } from './words.ts'

/** What was done last, said until something else is ticked. */
export type Placed = { cluster_id: string; title: string; note_id?: string }

export type Sorting = {
  board: Board
  /** Where everything hangs now. */
  truth: ReadonlySignal<Layout>
  /** What is drawn: the truth, or as it was when the first note was ticked. */
  shown: ReadonlySignal<Layout>
  /** Ids, by others grouped meanwhile included. */
  picked: ReadonlySignal<ReadonlySet<string>>
  /** Ticked and still loose, in the order of reading. */
  chosen: ReadonlySignal<readonly string[]>
  name: Signal<string>
  is_held: ReadonlySignal<boolean>
  /** By note: where it has gone from its place on the held board, in words. */
  moved: ReadonlySignal<ReadonlyMap<string, string>>
  placed: Signal<Placed | null>
  toggle(note_id: string): void
  clear(): void
  make(title: string): void
  add(cluster_id: string, title: string): void
  take_out(note_id: string, from: Placed): void
  dissolve(cluster_id: string): void
  /** Whether this phone made or emptied a group, and so may take it away again. */
  is_mine(cluster_id: string): boolean
}

/** What is ticked and typed, kept over a reload. */
type Begun = { ids: readonly string[]; name: string }

const NONE: ReadonlySet<string> = new Set()
const NOTHING_MOVED: ReadonlyMap<string, string> = new Map()

/** Made once for a board; what is ticked and typed waits while its owner writes or looks elsewhere. */
export function useSorting(board: Board): Sorting {
  const phone = usePhone()
  const { sorting, hold } = useMemo(() => make_sorting(board, phone), [board.id])
  useLayoutEffect(() => effect(hold), [hold])
  return sorting
}

function make_sorting(board: Board, phone: Phone): { sorting: Sorting; hold: () => void } {
  const { live, announcement } = phone
  const { notes, clusters } = live.tables
  let last: Layout | undefined
  const truth = computed(
    () => (last = layout_of(board.id, { notes: notes.all.value, clusters: clusters.all.value, outbox: live.outbox.value }, last)),
  )
  const shown = signal(untracked(() => truth.value))
  const shelf_key = `ruamsang.sorting.${phone.person}.${board.id}`
  const begun = tab_shelf.read<Begun>(shelf_key)
  const picked = signal<ReadonlySet<string>>(new Set(begun?.ids))
  const name = signal(begun?.name ?? '')
  const placed = signal<Placed | null>(null)
  const is_held = computed(() => picked.value.size > 0 || name.value !== '')
  const chosen = computed(() => (picked.value.size > 0 ? truth.value.loose.filter((id) => picked.value.has(id)) : []))
  const moved = computed(() => (is_held.value ? movements(shown.value, truth.value) : NOTHING_MOVED))
  const mine = own_groups(phone.person)
  const clear = () => batch(() => ((picked.value = NONE), (name.value = '')))

  /** At once on this phone: what is pressed a second time is not there any more. */
  const place = (type: string, { cluster_id, title }: Placed, more: object) => {
    const { settled } = live.command(type, { cluster_id, note_ids: chosen.peek(), ...more })
    batch(() => {
      clear()
      placed.value = { cluster_id, title }
    })
    return settled.then((answer) => {
      if (answer.ok) announcement.value = t.value.in_group(title)
      else if (placed.peek()?.cluster_id === cluster_id) placed.value = null
      return answer
    })
  }
  const keep_name = (title: string) => (answer: Answer) => {
    if (!answer.ok && name.peek() === '') name.value = title
  }
  const sorting: Sorting = {
    board, truth, shown, picked, chosen, name, is_held, moved, placed, clear,
    is_mine: mine.has,
    toggle(note_id) {
      const next = new Set(picked.peek())
      if (!next.delete(note_id)) next.add(note_id)
      batch(() => ((picked.value = next), (placed.value = null)))
    },
    make(title) {
      const cluster_id = new_id()
      mine.add(cluster_id)
      void place('cluster.make', { cluster_id, title }, { board_id: board.id, title }).then(keep_name(title))
    },
    add: (cluster_id, title) => void place('cluster.add_notes', { cluster_id, title }, {}),
    take_out(note_id, { cluster_id, title }) {
      const rest = truth.peek().groups.find(({ id }) => id === cluster_id)?.notes.filter((id) => id !== note_id)
      if (rest?.length === 0) mine.add(cluster_id)
      live.command('cluster.take_out', { note_ids: [note_id] })
      placed.value = { cluster_id, title, note_id }
      announcement.value = t.value.out_of_group(title)
    },
    dissolve(cluster_id) {
      live.command('cluster.dissolve', { cluster_id })
      announcement.value = t.value.group_gone
      if (placed.peek()?.cluster_id === cluster_id) placed.value = null
    },
  }
  const hold = () => {
    const begun: Begun = { ids: [...picked.value], name: name.value }
    if (is_held.value) tab_shelf.set(shelf_key, JSON.stringify(begun))
    else tab_shelf.remove(shelf_key)
    if (!is_held.value) shown.value = truth.value
  }
  return { sorting, hold }
}

/** What others have put elsewhere since the board is held. */
function movements(shown: Layout, truth: Layout): Map<string, string> {
  const now = places_in(truth)
  const moves = [...places_in(shown)].map(([id, was]) => [id, was?.id, now.get(id)] as const)
  return new Map(moves.filter(([, was, is]) => is?.id !== was || is === undefined).map(([id, , is]) => [id, whither(is)]))
}

function whither(group: { title: string } | null | undefined): string {
  if (group === undefined) return t.value.note_gone
  return group ? t.value.in_group(group.title) : t.value.not_in_group
}

function own_groups(person: string) {
  const shelf_key = `ruamsang.groups.${person}`
  const ids = new Set(tab_shelf.read<string[]>(shelf_key) ?? [])
  return {
    has: (id: string) => ids.has(id),
    add(id: string) {
      ids.add(id)
      tab_shelf.set(shelf_key, JSON.stringify([...ids]))
    },
  }
}
