/** Screens that nobody comes in on, or seldom: fetched in an idle moment, long before the room is there. */
import { lazily } from '../lazily.tsx'
import { LoadingScreen } from './lobby.tsx'

export const DotsScreen = lazily(async () => (await import('./voting_later.ts')).DotsScreen, LoadingScreen)
export const StanceScreen = lazily(async () => (await import('./voting_later.ts')).StanceScreen, LoadingScreen)
export const EndScreen = lazily(async () => (await import('./end.tsx')).EndScreen, LoadingScreen)
export const GoneScreen = lazily(async () => (await import('./gone.tsx')).GoneScreen, LoadingScreen)

export function fetch_screens(): void {
  for (const screen of [DotsScreen, StanceScreen, EndScreen, GoneScreen]) screen.fetch()
}
