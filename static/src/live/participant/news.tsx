/** What others do on the board in front, in words for ears: how many notes and groups are new. */
import { useNews } from '../parts/news.ts'
import { usePhone } from './phone.ts'
import { t } from './words.ts'

export function News() {
  const { live, place, announcer } = usePhone()
  const { screen, board } = place.value
  const of = screen === 'board' ? board!.id : ''
  const notes = live.tables.notes.all.value.filter(({ board_id, is_hidden }) => board_id === of && !is_hidden).length
  const groups = live.tables.clusters.all.value.filter(({ board_id }) => board_id === of).length
  useNews(announcer, of, { notes, groups }, (more) => t.value.news(more['notes'] ?? 0, more['groups'] ?? 0))
  return <p class="hidden-label" aria-live="polite">{announcer.said.value}</p>
}
