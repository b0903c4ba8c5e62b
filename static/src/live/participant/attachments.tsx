/** What was put on the note that is being written: look at it, say what it is, take it off. Fetched with the first. */
import type { Signal } from '@preact/signals'
import { useEffect } from 'preact/hooks'
import { new_id } from '../ids.ts'
import { Icon, type IconName } from '../parts/icon.tsx'
import { Picture, SketchOf } from '../parts/illustrated.tsx'
import { t } from '../parts/picture_words.ts'
import { say } from '../parts/toasts.tsx'
import type { Stroke } from '../rows.ts'
import { LIMITS, tidy } from '../words.ts'
import type { Attached, Upload } from './attached.ts'
import type { Attaching } from './attaching.tsx'
import { drop_picture, keep_picture, kept_picture } from './kept_pictures.ts'
import { usePhone, type Phone } from './phone.ts'
import { t as phone_words } from './words.ts'

const is_under_way = new Set<string>()

/** What is on the note so far. */
export function AttachedThings(attaching: Attaching) {
  const { live } = usePhone()
  const { attached, unsent } = attaching
  const { picture, strokes } = attached.value
  const keep = (change: Partial<Attached>) => (attached.value = { ...attached.value, ...change })
  return (
    <div class="attached">
      {unsent.value && <Uploading key={unsent.value} key_of_picture={unsent.value} {...attaching} />}
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

function Uploading({ key_of_picture, ...attaching }: Attaching & { key_of_picture: string }) {
  const phone = usePhone()
  useEffect(() => void resume(phone, key_of_picture, attaching), [])
  const upload = phone.uploads.value[key_of_picture]
  if (!upload) return <p class="small" role="status">{t.value.picture_sending}</p>
  const { url, is_failed, why } = upload
  const take_off = () => {
    attaching.unsent.value = null
    void forget(phone, key_of_picture)
  }
  return (
    <>
      <figure>
        <span class="photo" data-state={is_failed ? undefined : 'coming'}><img src={url} alt="" /></span>
        {is_failed && <Square icon="close" words={t.value.take_picture_off} onPress={take_off} />}
      </figure>
      <p class="small" role="status">{is_failed ? why : t.value.picture_sending}</p>
      {is_failed && (
        <button type="button" class="button" onClick={() => void resume(phone, key_of_picture, attaching)}>
          <Icon name="retry" />{phone_words.value.try_again}
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

/** With a draft it is kept on the phone first, so that a closed page loses nothing. */
export async function begin(phone: Phone, file: Blob, attaching: Attaching): Promise<void> {
  const unsent = new_id()
  show(phone, unsent, { blob: file, url: URL.createObjectURL(file), is_failed: false, why: '' })
  if (attaching.is_kept) await keep_picture(unsent, file)
  attaching.unsent.value = unsent
}

/** One that was kept when the page closed, or came with a draft. */
async function resume(phone: Phone, unsent: string, attaching: Attaching): Promise<void> {
  const upload = phone.uploads.peek()[unsent]
  const blob = upload?.blob ?? (await kept_picture(unsent))
  if (attaching.unsent.peek() !== unsent || is_under_way.has(unsent)) return
  if (!blob) return void (attaching.unsent.value = null)
  await send(phone, unsent, blob, attaching)
}

/** Shown at once from the phone, smaller and sent meanwhile. */
async function send(phone: Phone, unsent: string, blob: Blob, { arrived }: Attaching): Promise<void> {
  const mine: Upload = { blob, url: phone.uploads.peek()[unsent]?.url ?? URL.createObjectURL(blob), is_failed: false, why: '' }
  show(phone, unsent, mine)
  is_under_way.add(unsent)
  try {
    const { send_picture, shrunk } = await import('./sending_pictures.ts')
    arrived(unsent, await send_picture(phone.live, await shrunk(blob)))
    await forget(phone, unsent)
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'offline'
    show(phone, unsent, { ...mine, is_failed: true, why: t.value.picture_refusals[code] ?? t.value.picture_refusals['internal']! })
  } finally {
    is_under_way.delete(unsent)
  }
}

function show({ uploads }: Phone, unsent: string, upload: Upload): void {
  uploads.value = { ...uploads.peek(), [unsent]: upload }
}

async function forget({ uploads }: Phone, unsent: string): Promise<void> {
  const { [unsent]: gone, ...rest } = uploads.peek()
  if (gone) URL.revokeObjectURL(gone.url)
  uploads.value = rest
  await drop_picture(unsent)
}
