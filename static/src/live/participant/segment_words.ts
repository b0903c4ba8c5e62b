/** The phone's words for a segment of the day, in the language of the screen. */
import { words } from '../i18n.ts'
import { segment_en } from '../i18n/segment_en.ts'
import { segment_th } from '../i18n/segment_th.ts'

export const t = words(segment_th, segment_en)
