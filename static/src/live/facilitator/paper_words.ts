/** Words of what comes on paper, in the language of the screen. */
import { words } from '../i18n.ts'
import { paper_en } from '../i18n/paper_en.ts'
import { paper_th } from '../i18n/paper_th.ts'

export const t = words(paper_th, paper_en)
