/** Words of the console's agenda and of what comes before a step. */
import { prepare_en } from '../i18n/prepare_en.ts'
import { prepare_th } from '../i18n/prepare_th.ts'
import { words } from '../i18n.ts'

export const t = words(prepare_th, prepare_en)
