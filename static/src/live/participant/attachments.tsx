/** What was put on the note that is being written: look at it, say what it is, take it off. Fetched in an idle moment. */
import { useComputed } from '@preact/signals'
import { Icon } from '../parts/icon.tsx'
import { Picture, SketchOf } from '../parts/illustrated.tsx'
import { t } from '../parts/picture_words.ts'
import { Status } from '../parts/status.tsx'
import { t as parts } from '../parts/words.ts'
import type { Stroke } from '../rows.ts'
import { LIMITS } from '../words.ts'
import type { Sent } from './attached.ts'
import { ChoosePicture, open_pad, Square, type On } from './attaching.tsx'
import { take_picture_off } from './coming.ts'
import type { Coming } from './drafts.ts'
import { KeptPicture } from './kept_picture.tsx'
import { objection_words } from './objections.ts'
import { usePhone } from './phone.ts'
import { t as phone_words } from './words.ts'

/* Whoever waits for this part is given it too: it is the one that is fetched for pictures. */
export { KeptPicture }

/** Drawn anew when something is put on or taken off, not when words are typed. */
export function AttachedThings({ draft_key }: On) {
  const { drafts } = usePhone()
  const attached = useComputed(() => drafts.of(draft_key).attached)
  const coming = useComputed(() => drafts.of(draft_key).coming)
  const objection = useComputed(() => drafts.of(draft_key).objection)
  const { picture, strokes } = attached.value
  const has_picture = picture !== null || coming.value !== null
  return (
    <div class="attached">
      {has_picture && <OnePicture key="picture" draft_key={draft_key} picture={picture} coming={coming.value} />}
      {strokes && <OneSketch key="sketch" draft_key={draft_key} strokes={strokes} />}
      {has_picture && (
        <input
          key="alt" class="input" aria-label={t.value.alt_label} placeholder={t.value.alt_label} maxLength={LIMITS.reason}
          defaultValue={coming.value?.alt ?? picture?.alt} onInput={(event) => drafts.describe(draft_key, event.currentTarget.value)}
        />
      )}
      {objection.value && (
        <div key="objection" class="stack">
          <p class="small" role="alert"><Icon name="alert" /> {objection_words(objection.value)}</p>
          <ChoosePicture draft_key={draft_key} is_wide><Icon name="image" />{t.value.choose_another}</ChoosePicture>
        </div>
      )}
    </div>
  )
}

function OnePicture({ draft_key, picture, coming }: On & { picture: Sent | null; coming: Coming | null }) {
  const phone = usePhone()
  return (
    <figure>
      {coming ? <KeptPicture key={coming.key} of={coming.key} /> : <Picture live={phone.live} picture={picture!} size="small" />}
      <Square icon="close" words={t.value.take_picture_off} onPress={() => take_picture_off(phone, draft_key)} />
      <figcaption><span role="status">{coming ? <OnItsWay /> : <Status icon="check">{t.value.picture_sent}</Status>}</span></figcaption>
    </figure>
  )
}

function OnItsWay() {
  const { live, is_stuck } = usePhone()
  const gets_through = live.status.value === 'online' && !is_stuck.value
  return <Status icon="retry">{gets_through ? parts.value.picture_sending : phone_words.value.picture_waiting}</Status>
}

function OneSketch({ draft_key, strokes }: On & { strokes: readonly Stroke[] }) {
  const phone = usePhone()
  return (
    <figure>
      <SketchOf strokes={strokes} />
      <Square icon="edit" words={t.value.draw_on} onPress={() => open_pad(phone, draft_key)} />
      <Square icon="close" words={t.value.take_sketch_off} onPress={() => phone.drafts.attach(draft_key, { strokes: null })} />
    </figure>
  )
}
