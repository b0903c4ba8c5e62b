/** Both kinds of vote, the end, looking back, and the hand-off: one file, since each brings headers of its own. */
export { DotsScreen } from './dots.tsx'
export { EndScreen } from './end.tsx'
export { GoneScreen } from './gone.tsx'
export { PastPlaces } from './past_places.tsx'
export { StanceScreen } from './stance.tsx'
