/** The phone's words in the chosen language, and what to say about a refusal. */
import type { Answer } from '../live.ts'
import type { Code } from '../codes.ts'
import { th } from '../i18n/th.ts'
import { words_with_english } from '../i18n.ts'

export const t = words_with_english(th, async () => (await import('../i18n/en.ts')).en)

export function reason(answer: Answer | null): string {
  const { refusals } = t.value
  if (!answer || answer.ok) return refusals.internal
  return refusals[answer.code as Code] ?? refusals.internal
}
