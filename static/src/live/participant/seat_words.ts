/** The phone's words for one's own seat, hand and reminders, in the language of the screen. */
import { words_with_english } from '../i18n.ts'
import { seat_th } from '../i18n/seat_th.ts'

export const t = words_with_english(seat_th, async () => (await import('../i18n/seat_en.ts')).seat_en)
