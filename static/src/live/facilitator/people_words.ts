/** The console's words about people in the language of the screen. */
import { words } from '../i18n.ts'
import { people_en } from '../i18n/people_en.ts'
import { people_th } from '../i18n/people_th.ts'

export const t = words(people_th, people_en)
