/** The phone's words for what was not sent or not taken, in the language of the screen. */
import { words } from '../i18n.ts'
import { unsent_en } from '../i18n/unsent_en.ts'
import { unsent_th } from '../i18n/unsent_th.ts'

export const t = words(unsent_th, unsent_en)
