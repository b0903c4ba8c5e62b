/** What is said about pictures and sketches, in the language of the screen. */
import { words } from '../i18n.ts'
import { pictures_en } from '../i18n/pictures_en.ts'
import { pictures_th } from '../i18n/pictures_th.ts'

export const t = words(pictures_th, pictures_en)
