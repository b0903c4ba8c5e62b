/** A welcome, a talk, a break: what it is, until when, and that nothing needs to be done. */
import { bilingual } from '../i18n.ts'
import { Icon } from '../parts/icon.tsx'
import { sentence, set } from '../parts/phrases.tsx'
import { useSecond } from '../parts/timer.tsx'
import { usePhone } from './phone.ts'
import { t } from './segment_words.ts'
import { Title } from './title.tsx'

export function SegmentScreen() {
  const activity = usePhone().place.value.activity!
  const prompt = bilingual(activity, 'prompt')
  const until = useEnd()
  const is_over = activity.state === 'locked'
  const { on, on_hint, over, over_hint } = t.value
  return (
    <main>
      <Title>{bilingual(activity, 'title')}</Title>
      {prompt && <p class="segment-words">{set(prompt)}</p>}
      <div class="well stack" role="status">
        <p class="row"><Icon name={is_over ? 'check' : 'clock'} /> <b>{sentence(is_over ? over : until ? t.value.until(until) : on)}</b></p>
        <p class="small soft">{sentence(is_over ? over_hint : on_hint)}</p>
      </div>
    </main>
  )
}

const FACE = { timeZone: 'Asia/Bangkok', hour: '2-digit', minute: '2-digit' } as const

/** When the room's timer runs out, as clocks in Thailand show it; undefined while it stands or once it has. */
function useEnd(): string | undefined {
  const { live } = usePhone()
  const now = useSecond(live)
  const ends_at = live.tables.timer.all.value[0]?.ends_at
  return ends_at && ends_at > now.value ? new Date(ends_at).toLocaleTimeString('en-GB', FACE) : undefined
}
