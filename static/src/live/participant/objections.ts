/** Why a picture could not be taken, in words. Fetched with what carries pictures. */
import { t } from '../parts/picture_words.ts'

export function objection_words(code: string): string {
  const { picture_refusals } = t.value
  return picture_refusals[code] ?? picture_refusals['invalid']!
}
