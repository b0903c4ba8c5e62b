/** The phone's words for one's own seat, hand and reminders, in English. */
import type { SeatWords } from './seat_th.ts'

export const seat_en: SeatWords = {
  team: (number, name) => (name ? `Table ${number} ${name}` : `Table ${number}`),
  your_team: 'Your table',
  raise: 'Raise hand',
  lower: 'Lower hand',
  raised: 'Your hand is up. Facilitators see it.',
  nudge: {
    write: 'There is still time to write, if you would like to add something.',
    vote: 'There is still time to vote. Your ballot is secret.',
    floor: 'You have the floor. Please speak.',
    ready: 'If you are ready, please press “Ready to go on” below.',
  },
  ready: 'Ready to go on',
  is_ready: 'Ready',
  close: 'Close the reminder',
}
