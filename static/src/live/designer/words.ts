/** The designer's words in the language of the page. */
import { words } from '../i18n.ts'
import { designer_en } from '../i18n/designer_en.ts'
import { designer_th } from '../i18n/designer_th.ts'

export const t = words(designer_th, designer_en)
