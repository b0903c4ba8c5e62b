/** Both kinds of vote, fetched together in an idle moment. */
export { DotsScreen } from './dots.tsx'
export { StanceScreen } from './stance.tsx'
