/** The console's and the wall's words in the language of the screen. */
import { words } from '../i18n.ts'
import { console_en } from '../i18n/console_en.ts'
import { console_th } from '../i18n/console_th.ts'

export const t = words(console_th, console_en)
