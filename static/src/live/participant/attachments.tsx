/** Two small buttons under the words (picture, sketch), and above them what was put on the note. */
import { useSignal, type Signal } from '@preact/signals'
import { useRef } from 'preact/hooks'
import { lazily } from '../lazily.tsx'
import { Icon } from '../parts/icon.tsx'
import { Picture, SketchOf } from '../parts/illustration.tsx'
import { LIMITS } from '../words.ts'
import type { Attached, Upload } from './attached.ts'
import { usePhone } from './phone.ts'
import { t } from './words.ts'

const SketchPad = lazily(() => import('./sketch_pad.tsx').then((module) => module.SketchPad))

export type Attaching = {
  attached: Signal<Attached>
  upload: Signal<Upload | null>
  /** The sketch pad is open. */
  is_drawing: Signal<boolean>
}

export function useAttaching(first: Attached): Attaching {
  return { attached: useSignal(first), upload: useSignal<Upload | null>(null), is_drawing: useSignal(false) }
}

/** What is on the note so far. */
export function AttachedThings({ attached, upload, is_drawing }: Attaching) {
  const { live } = usePhone()
  const { picture, strokes } = attached.value
  const keep = (change: Partial<Attached>) => (attached.value = { ...attached.value, ...change })
  return (
    <>
      {upload.value && <Uploading attached={attached} upload={upload} />}
      {picture && (
        <figure class="attached">
          <Picture live={live} picture={picture} size="small" />
          <TakeOff words={t.value.take_picture_off} onPress={() => keep({ picture: null })} />
          <input
            class="input" aria-label={t.value.alt_label} placeholder={t.value.alt_label} maxLength={LIMITS.reason}
            defaultValue={picture.alt} onChange={(event) => keep({ picture: { ...picture, alt: event.currentTarget.value.trim() } })}
          />
        </figure>
      )}
      {strokes && (
        <figure class="attached">
          <SketchOf strokes={strokes} />
          <TakeOff words={t.value.take_sketch_off} onPress={() => keep({ strokes: null })} />
          <button type="button" class="button" data-kind="plain" onClick={() => (is_drawing.value = true)}>
            <Icon name="sketch" />{t.value.draw_on}
          </button>
        </figure>
      )}
      {is_drawing.value && (
        <SketchPad
          strokes={strokes ?? []}
          onDone={(drawn) => {
            keep({ strokes: drawn.length > 0 ? drawn : null })
            is_drawing.value = false
          }}
        />
      )}
    </>
  )
}

function TakeOff({ words, onPress }: { words: string; onPress: () => void }) {
  return (
    <button type="button" class="button take-off" data-shape="square" aria-label={words} title={words} onClick={onPress}>
      <Icon name="close" />
    </button>
  )
}

function Uploading({ attached, upload }: Pick<Attaching, 'attached' | 'upload'>) {
  const { live } = usePhone()
  const { url, blob, is_failed, why } = upload.value!
  return (
    <figure class="attached">
      <span class="picture" data-state={is_failed ? undefined : 'coming'}><img src={url} alt="" /></span>
      {is_failed && <TakeOff words={t.value.take_picture_off} onPress={() => (upload.value = null)} />}
      <p class="small" role="status">{is_failed ? why : t.value.picture_sending}</p>
      {is_failed && (
        <button type="button" class="button" onClick={() => void send(live, blob, attached, upload)}>
          <Icon name="retry" />{t.value.try_again}
        </button>
      )}
    </figure>
  )
}

export function AttachButtons({ attached, upload, is_drawing }: Attaching) {
  const { live } = usePhone()
  const file = useRef<HTMLInputElement>(null)
  const { picture, strokes } = attached.value
  const chosen = () => {
    const [first] = file.current!.files ?? []
    file.current!.value = ''
    if (first) void send(live, first, attached, upload)
  }
  const choose = () => file.current!.click()
  return (
    <span class="row attach">
      <input ref={file} type="file" accept="image/*" hidden aria-hidden="true" tabIndex={-1} onChange={chosen} />
      <Square icon="image" words={t.value.add_picture} is_off={picture !== null || upload.value !== null} onPress={choose} />
      <Square icon="sketch" words={t.value.add_sketch} is_off={strokes !== null} onPress={() => (is_drawing.value = true)} />
    </span>
  )
}

type Press = { icon: 'image' | 'sketch'; words: string; is_off: boolean; onPress: () => void }

function Square({ icon, words, is_off, onPress }: Press) {
  if (is_off) return null
  return (
    <button type="button" class="button" data-shape="square" aria-label={words} title={words} onClick={onPress}>
      <Icon name={icon} />
    </button>
  )
}

/** Shown at once from the phone, smaller and sent meanwhile. */
async function send(live: ReturnType<typeof usePhone>['live'], file: Blob, attached: Attaching['attached'], upload: Attaching['upload']) {
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
