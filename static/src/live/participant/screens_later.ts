/** Screens that people seldom come in on. */
import { lazily } from '../lazily.tsx'
import { LoadingScreen } from './lobby.tsx'

export const DotsScreen = lazily(async () => (await import('./voting_later.ts')).DotsScreen, LoadingScreen)
export const StanceScreen = lazily(async () => (await import('./voting_later.ts')).StanceScreen, LoadingScreen)
export const EndScreen = lazily(async () => (await import('./end.tsx')).EndScreen, LoadingScreen)
export const GoneScreen = lazily(async () => (await import('./gone.tsx')).GoneScreen, LoadingScreen)

/** As soon as the first screen is drawn: whoever listens hears the heading of a screen that is there when the room comes to it. */
export function fetch_screens(): void {
  for (const screen of [DotsScreen, StanceScreen, EndScreen, GoneScreen]) screen.fetch()
}
