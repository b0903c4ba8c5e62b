/** Which notes lie where on a board: one pass over the notes, and lists that change only when they must. */
import { computed, type ReadonlySignal } from '@preact/signals'
import type { Note } from '../rows.ts'
import { by_position } from '../parts/reading.ts'
import { says } from './boards_found.ts'
import type { Steering } from './steering.ts'
import { is_for_team } from './teams.ts'

export type Layout = {
  /** Note ids of a cluster, or of the loose tray for `null`. */
  of(cluster_id: string | null): ReadonlySignal<readonly string[]>
  hidden: ReadonlySignal<readonly string[]>
  /** Ids of the groups: those that hold something come first. */
  clusters: ReadonlySignal<readonly string[]>
  /** How many selected notes the filters keep from sight. */
  out_of_sight: ReadonlySignal<number>
  count: ReadonlySignal<number>
  /** How many of them the filters let through. */
  found: ReadonlySignal<number>
}
const LOOSE = ''
const HIDDEN = '\0'

export function layout(steering: Steering, board_id: string): Layout {
  const { notes, clusters } = steering.live.tables
  const matching = computed(() =>
    notes.all.value.filter((note) => note.board_id === board_id && matches(steering, note)),
  )
  const lying = computed(() => notes.all.value.filter((note) => note.board_id === board_id && !note.is_hidden))
  const filled = computed(() => new Set(lying.value.map(({ cluster_id }) => cluster_id)))
  const own = clusters.select((cluster) => cluster.board_id === board_id)
  const known = computed(() => new Set(clusters.ids.value))
  const places = computed(() => group(matching.value, known.value))
  const out_of_sight = computed(() => {
    const chosen = steering.selection.value
    return chosen.size === 0 ? 0 : chosen.size - matching.value.filter(({ id }) => chosen.has(id)).length
  })
  const lists = new Map<string, ReadonlySignal<readonly string[]>>()
  const list_at = (place: string) => {
    const list = lists.get(place) ?? steady(() => places.value.get(place) ?? [])
    lists.set(place, list)
    return list
  }
  return {
    out_of_sight,
    of: (cluster_id) => list_at(cluster_id ?? LOOSE),
    hidden: steady(() => places.value.get(HIDDEN) ?? []),
    clusters: steady(() => [...own.value].sort((a, b) => Number(filled.value.has(b)) - Number(filled.value.has(a)))),
    count: computed(() => lying.value.length),
    found: computed(() => matching.value.filter(({ is_hidden }) => !is_hidden).length),
  }
}

/** True for every note while nothing is searched for and no sector is chosen. */
function matches({ search, sector, team, zone, only_entered, live }: Steering, note: Note): boolean {
  if (!says(live.tables, note, search.value)) return false
  if (zone.value && note.zone !== zone.value) return false
  if (only_entered.value && !note.on_behalf_of) return false
  if (team.value && !is_of_team(note, team.value, live)) return false
  return !sector.value || live.tables.note_authors.get(note.id)?.sector === sector.value
}

/** By who sits there now, where names are shown; what was entered for the team, always. A team that is gone hides nothing. */
function is_of_team({ id, on_behalf_of }: Note, team_id: string, { tables }: Steering['live']): boolean {
  const team = tables.teams.get(team_id)
  if (!team) return true
  if (on_behalf_of) return is_for_team(team, on_behalf_of)
  const author = tables.note_authors.get(id)
  return author !== undefined && tables.participants.get(author.participant_id)?.team_id === team_id
}

function group(notes: readonly Note[], clusters: ReadonlySet<string>): Map<string, string[]> {
  const places = new Map<string, string[]>()
  for (const note of [...notes].sort(by_position)) {
    const place = place_of(note, clusters)
    const ids = places.get(place)
    if (ids) ids.push(note.id)
    else places.set(place, [note.id])
  }
  return places
}

function place_of(note: Note, clusters: ReadonlySet<string>): string {
  if (note.is_hidden) return HIDDEN
  return note.cluster_id && clusters.has(note.cluster_id) ? note.cluster_id : LOOSE
}

/** A computed list that keeps its identity while its ids are the same. */
function steady(list: () => readonly string[]): ReadonlySignal<readonly string[]> {
  let last: readonly string[] = []
  return computed(() => {
    const ids = list()
    const is_same = ids.length === last.length && ids.every((id, nth) => id === last[nth])
    return (last = is_same ? last : ids)
  })
}
