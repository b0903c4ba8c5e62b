/** The shared parts' words in the language of the screen. */
import { words } from '../i18n.ts'
import { parts_en } from '../i18n/parts_en.ts'
import { parts_th } from '../i18n/parts_th.ts'

export const t = words(parts_th, parts_en)

/** What to say about a refusal, and what to do. */
export function refusal(code: string): string {
  return t.value.refusals[code] ?? t.value.refusals['internal'] ?? code
}
