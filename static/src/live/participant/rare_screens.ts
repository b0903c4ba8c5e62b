/** Both kinds of vote, segments, the end, looking back, and the hand-off: one file, since each brings headers of its own. */
export { DotsScreen } from './dots.tsx'
export { EndScreen } from './end.tsx'
export { GoneScreen } from './gone.tsx'
export { PastPlaces } from './past_places.tsx'
export { SegmentScreen } from './segment.tsx'
export { StanceScreen } from './stance.tsx'
