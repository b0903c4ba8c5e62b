/** A photograph on a note from paper: of the slip itself, or of what somebody drew. Sent as soon as it is chosen. */
import { useSignal, useSignalEffect, type Signal } from '@preact/signals'
import { useRef } from 'preact/hooks'
import type { Live } from '../live.ts'
import { fields_of, type Sent } from '../participant/attached.ts'
import { Icon } from '../parts/icon.tsx'
import { Illustrated } from '../parts/illustration.tsx'
import { t as pictures } from '../parts/picture_words.ts'
import { Status } from '../parts/status.tsx'
import { t as parts } from '../parts/words.ts'
import { Field } from './field.tsx'
import { useSteering } from './steering.ts'
import { t } from './paper_words.ts'

export type SlipPicture = { sent: Signal<Sent | null>; is_sending: Signal<boolean>; why: Signal<string> }

/** `sent` is kept by whoever shows the field. */
export function useSlipPicture(sent: Signal<Sent | null>): SlipPicture {
  return { sent, is_sending: useSignal(false), why: useSignal('') }
}

/** The fields of `note.add` beside the words. */
export function picture_fields({ sent }: SlipPicture): Record<string, unknown> {
  return fields_of({ picture: sent.value, strokes: null })
}

export function SlipPictureField({ picture }: { picture: SlipPicture }) {
  const { live } = useSteering()
  const file = useRef<HTMLInputElement>(null)
  const { sent, is_sending, why } = picture
  const chosen = () => {
    const [first] = file.current!.files ?? []
    if (first) void send(live, first, picture)
    file.current!.value = ''
  }
  return (
    <div class="stack">
      <input ref={file} type="file" accept="image/*" hidden aria-hidden="true" tabIndex={-1} onChange={chosen} />
      {!sent.value && (
        <p>
          <button type="button" class="button" disabled={is_sending.value} onClick={() => file.current!.click()}>
            <Icon name="image" />
            {t.value.note.add_picture}
          </button>
        </p>
      )}
      <p class="small" role="status">
        {is_sending.value && parts.value.picture_sending}
      </p>
      {why.value && <Status tone="bad">{why.value}</Status>}
      {sent.value && <Shown picture={sent.value} sent={sent} />}
    </div>
  )
}

function Shown({ picture, sent }: { picture: Sent; sent: Signal<Sent | null> }) {
  const { live } = useSteering()
  const alt = useSignal(picture.alt)
  useSignalEffect(() => {
    const { value } = alt
    const now = sent.peek()
    if (now && now.alt !== value.trim()) sent.value = { ...now, alt: value.trim() }
  })
  return (
    <div class="slip-picture">
      <Illustrated live={live} picture={picture} strokes={null} is_still />
      <button
        type="button"
        class="button"
        data-shape="square"
        aria-label={pictures.value.take_picture_off}
        title={pictures.value.take_picture_off}
        onClick={() => (sent.value = null)}
      >
        <Icon name="close" />
      </button>
      <Field label={pictures.value.alt_label} value={alt} />
    </div>
  )
}

async function send(live: Live, file: Blob, { sent, is_sending, why }: SlipPicture): Promise<void> {
  why.value = ''
  is_sending.value = true
  try {
    const { send_in_a_few_tries, shrunk } = await import('../participant/sending_pictures.ts')
    sent.value = await send_in_a_few_tries(live, await shrunk(file))
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'offline'
    const { picture_refusals } = pictures.value
    why.value = (code === 'offline' ? t.value.note.picture_offline : picture_refusals[code]) ?? picture_refusals['invalid']!
  } finally {
    is_sending.value = false
  }
}
