/** The phone's words for one's own seat, hand and reminders, in the language of the screen. */
import { words } from '../i18n.ts'
import { seat_en } from '../i18n/seat_en.ts'
import { seat_th } from '../i18n/seat_th.ts'

export const t = words(seat_th, seat_en)
