/** A picture that was chosen is on its draft at once: who sends the note in the same moment sends it too. */
import { new_id } from '../ids.ts'
import { keep_picture } from './kept_pictures.ts'
import type { Phone } from './phone.ts'

/** Kept on the phone as it was chosen, so that neither a dead network nor a closed page loses it. */
export function put_picture({ drafts }: Phone, draft_key: string, file: Blob): void {
  const key = new_id()
  void keep_picture(key, file)
  drafts.keep(draft_key, { coming: { key, alt: '' }, objection: '' })
}
