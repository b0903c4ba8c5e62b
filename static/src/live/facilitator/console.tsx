/** The console: agenda, work, room; the header holds the one next step. */
import { Connection } from '../parts/status.tsx'
import { Toasts } from '../parts/toasts.tsx'
import { AgendaPane } from './agenda.tsx'
import { useHelpKey } from './console_keys.ts'
import { Header } from './header.tsx'
import { News } from './news.tsx'
import { NotSent } from './not_sent.tsx'
import { Notices } from './notices.tsx'
import { RoomPane } from './room.tsx'
import { Sheets } from './sheets.tsx'
import { PEOPLE, Skips } from './skips.tsx'
import { SteeringContext, WORK, type Steering } from './steering.ts'
import { t } from './words.ts'
import { Work } from './work.tsx'

export function Console({ steering }: { steering: Steering }) {
  const { live } = steering
  useHelpKey(steering)
  if (!live.is_loaded.value) return <Opening steering={steering} />
  return (
    <SteeringContext.Provider value={steering}>
      <div class="console-frame">
        <div class="console" data-people={steering.has_people_open.value ? '' : undefined}>
          <Skips />
          <Header />
          <Notices />
          <nav aria-label={t.value.agenda}>
            <AgendaPane />
          </nav>
          <main id={WORK} tabIndex={-1}>
            <Work />
          </main>
          <aside id={PEOPLE} tabIndex={-1} aria-label={t.value.room.title}>
            <RoomPane />
          </aside>
          <News />
        </div>
      </div>
      <Sheets />
      <Toasts />
      <NotSent />
    </SteeringContext.Provider>
  )
}

function Opening({ steering }: { steering: Steering }) {
  return (
    <div class="empty">
      <p>{t.value.loading}</p>
      <Connection live={steering.live} />
    </div>
  )
}
