/** What was put on the note that is being written: look at it, say what it is, take it off. Fetched with the first. */
import type { Signal } from '@preact/signals'
import type { Live } from '../live.ts'
import { Icon, type IconName } from '../parts/icon.tsx'
import { Picture, SketchOf } from '../parts/illustrated.tsx'
import { t } from '../parts/picture_words.ts'
import { say } from '../parts/toasts.tsx'
import type { Stroke } from '../rows.ts'
import { LIMITS, tidy } from '../words.ts'
import type { Attached, Upload } from './attached.ts'
import type { Attaching } from './attaching.tsx'
import { usePhone } from './phone.ts'
import { t as phone } from './words.ts'

/** What is on the note so far. */
export function AttachedThings({ attached, upload }: Attaching) {
  const { live } = usePhone()
  const { picture, strokes } = attached.value
  const keep = (change: Partial<Attached>) => (attached.value = { ...attached.value, ...change })
  return (
    <div class="attached">
      {upload.value && <Uploading attached={attached} upload={upload} />}
      {picture && (
        <figure>
          <Picture live={live} picture={picture} size="small" />
          <Square icon="close" words={t.value.take_picture_off} onPress={() => keep({ picture: null })} />
        </figure>
      )}
      {strokes && (
        <figure>
          <SketchOf strokes={strokes} />
          <Square icon="edit" kind="draw-on" words={t.value.draw_on} onPress={() => void open_pad(attached)} />
          <Square icon="close" words={t.value.take_sketch_off} onPress={() => keep({ strokes: null })} />
        </figure>
      )}
      {picture && (
        <input
          class="input" aria-label={t.value.alt_label} placeholder={t.value.alt_label} maxLength={LIMITS.reason}
          defaultValue={picture.alt} onChange={(event) => keep({ picture: { ...picture, alt: tidy(event.currentTarget.value) } })}
        />
      )}
    </div>
  )
}

function Uploading({ attached, upload }: Attaching) {
  const { live } = usePhone()
  const { url, blob, is_failed, why } = upload.value!
  return (
    <>
      <figure>
        <span class="photo" data-state={is_failed ? undefined : 'coming'}><img src={url} alt="" /></span>
        {is_failed && <Square icon="close" words={t.value.take_picture_off} onPress={() => (upload.value = null)} />}
      </figure>
      <p class="small" role="status">{is_failed ? why : t.value.picture_sending}</p>
      {is_failed && (
        <button type="button" class="button" onClick={() => void send(live, blob, attached, upload)}>
          <Icon name="retry" />{phone.value.try_again}
        </button>
      )}
    </>
  )
}

type Press = { icon: IconName; words: string; kind?: string; onPress: () => void }

function Square({ icon, words, kind, onPress }: Press) {
  return (
    <button type="button" class={`button ${kind ?? ''}`} data-shape="square" aria-label={words} title={words} onClick={onPress}>
      <Icon name={icon} />
    </button>
  )
}

export async function open_pad(attached: Signal<Attached>): Promise<void> {
  const pad = await import('./sketch_pad.tsx').catch(() => null)
  if (!pad) return say(t.value.picture_refusals['offline_pad']!, 'warn')
  const keep = (drawn: readonly Stroke[]) => (attached.value = { ...attached.peek(), strokes: drawn.length > 0 ? drawn : null })
  pad.draw(attached.peek().strokes ?? [], keep)
}

/** Shown at once from the phone, smaller and sent meanwhile. */
export async function send(live: Live, file: Blob, attached: Signal<Attached>, upload: Signal<Upload | null>): Promise<void> {
  if (upload.peek()) URL.revokeObjectURL(upload.peek()!.url)
  const mine: Upload = { blob: file, url: URL.createObjectURL(file), is_failed: false, why: '' }
  upload.value = mine
  try {
    const { send_picture, shrunk } = await import('./sending_pictures.ts')
    const picture = await send_picture(live, await shrunk(file))
    attached.value = { ...attached.peek(), picture }
    upload.value = null
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'offline'
    upload.value = { ...mine, is_failed: true, why: t.value.picture_refusals[code] ?? t.value.picture_refusals['internal']! }
  }
}
