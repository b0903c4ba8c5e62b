/** Screens that people seldom come in on. */
import { lazily } from '../lazily.tsx'
import { LoadingScreen } from './lobby.tsx'

const screens = () => import('./rare_screens.ts')
export const DotsScreen = lazily(async () => (await screens()).DotsScreen, LoadingScreen)
export const StanceScreen = lazily(async () => (await screens()).StanceScreen, LoadingScreen)
export const SegmentScreen = lazily(async () => (await screens()).SegmentScreen, LoadingScreen)
export const EndScreen = lazily(async () => (await screens()).EndScreen, LoadingScreen)
export const GoneScreen = lazily(async () => (await screens()).GoneScreen, LoadingScreen)
export const PastPlaces = lazily<{ onChoose?: () => void }>(async () => (await screens()).PastPlaces)

/** As soon as the first screen is drawn: whoever listens hears the heading of a screen that is there when the room comes to it. */
export function fetch_screens(): void {
  for (const screen of [DotsScreen, StanceScreen, SegmentScreen, EndScreen, GoneScreen, PastPlaces]) screen.fetch()
}
