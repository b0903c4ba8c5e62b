/** The console: agenda, work, room; the header holds the one next step. */
import { Connection } from '../parts/status.tsx'
import { Toasts } from '../parts/toasts.tsx'
import { AgendaPane } from './agenda.tsx'
import { useHelpKey } from './console_keys.ts'
import { Header } from './header.tsx'
import { Held } from './held.tsx'
import { News } from './news.tsx'
import { RoomPane } from './room.tsx'
import { Sheets } from './sheets.tsx'
import { SteeringContext, type Steering } from './steering.ts'
import { t } from './words.ts'
import { Work } from './work.tsx'

export function Console({ steering }: { steering: Steering }) {
  const { live } = steering
  useHelpKey(steering)
  if (!live.is_loaded.value) return <Opening steering={steering} />
  return (
    <SteeringContext.Provider value={steering}>
      <div class="console">
        <Header />
        <nav aria-label={t.value.agenda}>
          <AgendaPane />
        </nav>
        <main>
          <Work />
        </main>
        <aside aria-label={t.value.room.title}>
          <Held />
          <RoomPane />
        </aside>
      </div>
      <Sheets />
      <Toasts />
      <News />
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
