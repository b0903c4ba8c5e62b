/** Two small buttons under the words: picture, sketch. What they lead to is fetched when somebody presses one. */
import { useSignal, type Signal } from '@preact/signals'
import { useRef } from 'preact/hooks'
import { lazily } from '../lazily.tsx'
import { Icon } from '../parts/icon.tsx'
import { Illustrated } from '../parts/illustration.tsx'
import { say } from '../parts/toasts.tsx'
import { is_something, type Attached, type Sent } from './attached.ts'
import { usePhone, type Phone } from './phone.ts'
import { reason, t } from './words.ts'

/**
 * `unsent` is the key of a picture on its way up; `arrived` is told when it is there.
 * `is_kept`: with a draft, also when the page closes; who corrects a note starts anew.
 */
export type Attaching = {
  attached: Signal<Attached>
  unsent: Signal<string | null>
  is_kept: boolean
  arrived: (unsent: string, picture: Sent) => void
}

const fetched = () => import('./attachments.tsx')
const Things = lazily<Attaching>(() => fetched().then((module) => module.AttachedThings))

export function useAttaching(first: Attached, first_unsent: string | null = null): Attaching {
  const attached = useSignal(first)
  const unsent = useSignal(first_unsent)
  const arrived = (_: string, picture: Sent) => {
    attached.value = { ...attached.peek(), picture }
    unsent.value = null
  }
  return { attached, unsent, is_kept: false, arrived }
}

/** Why the note cannot be sent yet, or '' when nothing is on its way. */
export function waits_for({ uploads }: Phone, { unsent }: Attaching): string {
  if (!unsent.value) return ''
  return uploads.value[unsent.value]?.why || t.value.picture_sending_wait
}

/** What is on the note so far. */
export function AttachedThings(attaching: Attaching) {
  const { attached, unsent } = attaching
  return is_something(attached.value) || unsent.value ? <Things {...attaching} /> : null
}

/** What a note of mine shows while it is on its way, or waits as a draft. */
export function AttachedView({ attached }: { attached: Attached }) {
  const { live } = usePhone()
  return is_something(attached) ? <Illustrated live={live} {...attached} is_still /> : null
}

export function AttachButtons(attaching: Attaching) {
  const phone = usePhone()
  const { attached, unsent } = attaching
  const file = useRef<HTMLInputElement>(null)
  const { picture, strokes } = attached.value
  const act = (go_on: (module: Awaited<ReturnType<typeof fetched>>) => void) =>
    void fetched().then(go_on, () => say(reason(null), 'warn'))
  const chosen = () => {
    const [first] = file.current!.files ?? []
    if (first) act(({ begin }) => void begin(phone, first, attaching))
    file.current!.value = ''
  }
  return (
    <span class="row attach">
      <input ref={file} type="file" accept="image/*" hidden aria-hidden="true" tabIndex={-1} onChange={chosen} />
      {!picture && !unsent.value && <Press icon="image" words={t.value.add_picture} onPress={() => file.current!.click()} />}
      {!strokes && <Press icon="sketch" words={t.value.add_sketch} onPress={() => act(({ open_pad }) => void open_pad(attached))} />}
    </span>
  )
}

function Press({ icon, words, onPress }: { icon: 'image' | 'sketch'; words: string; onPress: () => void }) {
  return (
    <button type="button" class="button" data-shape="square" aria-label={words} title={words} onClick={onPress}>
      <Icon name={icon} />
    </button>
  )
}
