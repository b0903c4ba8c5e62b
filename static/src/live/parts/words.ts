/** The shared parts' words in the language of the screen. */
import { words_with_english } from '../i18n.ts'
import { parts_th } from '../i18n/parts_th.ts'

export const t = words_with_english(parts_th, async () => (await import('../i18n/parts_en.ts')).parts_en)

/** What to say about a refusal, and what to do. */
export function refusal(code: string): string {
  return t.value.refusals[code] ?? t.value.refusals['internal'] ?? code
}
