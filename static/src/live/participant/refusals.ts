/** Refusals of what holds no words (a grouping, a dot) are said once and forgotten; the screen shows what is true. */
import { effect, untracked } from '@preact/signals'
import { say } from '../parts/toasts.tsx'
import type { Live, Sending } from '../live.ts'
import { holds_words } from './unsent.ts'
import { reason, t } from './words.ts'

export function say_refusals(live: Live): void {
  effect(() => {
    const refused = live.outbox.value.filter(({ state, type }) => state === 'refused' && !holds_words(type))
    untracked(() => refused.forEach((entry) => say_once(live, entry)))
  })
}

function say_once(live: Live, entry: Sending): void {
  say(why(entry), 'bad')
  queueMicrotask(() => live.dismiss(entry.id))
}

/** Of sorting it can be said more exactly: others have taken the notes or the group away, or put something in. */
function why({ type, answer }: Sending): string {
  const { not_grouped, group_not_empty } = t.value
  const fields = answer?.ok === false ? (answer.fields ?? {}) : {}
  if (type.startsWith('cluster.') && fields['note_ids']) return not_grouped
  if (type === 'cluster.dissolve' && fields['cluster_id'] === 'not_empty') return group_not_empty
  return reason(answer)
}
