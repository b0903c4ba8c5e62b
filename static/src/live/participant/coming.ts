/** Pictures that were chosen and are not on the server yet: taken off, refused, thrown away. Fetched in an idle moment. */
import { say } from '../parts/toasts.tsx'
import { drop_picture } from './kept_pictures.ts'
import type { Phone } from './phone.ts'
import { t } from './unsent_words.ts'

export function take_picture_off({ drafts }: Phone, draft_key: string): void {
  const { coming } = drafts.of(draft_key)
  drafts.keep(draft_key, { coming: null })
  drafts.attach(draft_key, { picture: null })
  if (coming) void drop_picture(coming.key)
}

/** It will never be sent; the words stay. */
export function refuse_picture({ drafts }: Phone, coming_key: string, code: string): void {
  void drop_picture(coming_key)
  if (drafts.object(coming_key, code)?.is_going) say(t.value.picture_failed, 'warn')
}

/** Thrown away with what only this phone has of it. */
export function drop_draft({ drafts }: Phone, draft_key: string): void {
  const { coming } = drafts.of(draft_key)
  drafts.drop(draft_key)
  if (coming) void drop_picture(coming.key)
}
