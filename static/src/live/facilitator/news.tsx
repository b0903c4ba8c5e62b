/** What the room does, for a facilitator who listens instead of looking: said seldom, all of it together. */
import { useMemo } from 'preact/hooks'
import { locale } from '../i18n.ts'
import type { Live } from '../live.ts'
import { make_announcer } from '../parts/announcer.ts'
import { useNews, type Counts } from '../parts/news.ts'
import { board_of, current_activity, round_of } from '../parts/reading.ts'
import { useSteering } from './steering.ts'
import { t } from './words.ts'

export function News() {
  const { live } = useSteering()
  const announcer = useMemo(() => make_announcer(), [locale.value]) // Nothing is left in the other language.
  const activity = current_activity(live.tables)
  useNews(announcer, activity?.id ?? '', counts_of(live, activity?.id ?? ''), t.value.news)
  return <p class="hidden-label" aria-live="polite">{announcer.said.value}</p>
}

function counts_of(live: Live, activity_id: string): Counts {
  const { tables, presence } = live
  const { note_counts, turnout, joined } = presence.value
  const board_id = board_of(tables, activity_id)?.id ?? ''
  const seen = tables.notes.all.value.filter((note) => note.board_id === board_id).length
  return {
    people: joined,
    notes: Math.max(seen, note_counts[board_id] ?? 0),
    groups: tables.clusters.all.value.filter((cluster) => cluster.board_id === board_id).length,
    votes: turnout[round_of(tables, activity_id)?.id ?? ''] ?? 0,
    hands: tables.hands.ids.value.length,
  }
}
