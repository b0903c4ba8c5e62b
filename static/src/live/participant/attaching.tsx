/** Two small buttons under the words: picture, sketch. What they lead to is fetched when somebody presses one. */
import { useSignal, type Signal } from '@preact/signals'
import { useRef } from 'preact/hooks'
import { lazily } from '../lazily.tsx'
import { Icon } from '../parts/icon.tsx'
import { Illustrated } from '../parts/illustration.tsx'
import { say } from '../parts/toasts.tsx'
import { is_something, type Attached, type Upload } from './attached.ts'
import { usePhone } from './phone.ts'
import { reason, t } from './words.ts'

export type Attaching = { attached: Signal<Attached>; upload: Signal<Upload | null> }

const fetched = () => import('./attachments.tsx')
const Things = lazily<Attaching>(() => fetched().then((module) => module.AttachedThings))

export function useAttaching(first: Attached): Attaching {
  return { attached: useSignal(first), upload: useSignal<Upload | null>(null) }
}

/** What is on the note so far. */
export function AttachedThings({ attached, upload }: Attaching) {
  return is_something(attached.value) || upload.value ? <Things attached={attached} upload={upload} /> : null
}

/** What a note of mine shows while it is on its way, or waits as a draft. */
export function AttachedView({ attached }: { attached: Attached }) {
  const { live } = usePhone()
  return is_something(attached) ? <Illustrated live={live} {...attached} is_still /> : null
}

export function AttachButtons({ attached, upload }: Attaching) {
  const { live } = usePhone()
  const file = useRef<HTMLInputElement>(null)
  const { picture, strokes } = attached.value
  const act = (go_on: (module: Awaited<ReturnType<typeof fetched>>) => void) =>
    void fetched().then(go_on, () => say(reason(null), 'warn'))
  const chosen = () => {
    const [first] = file.current!.files ?? []
    if (first) act(({ send }) => void send(live, first, attached, upload))
    file.current!.value = ''
  }
  return (
    <span class="row attach">
      <input ref={file} type="file" accept="image/*" hidden aria-hidden="true" tabIndex={-1} onChange={chosen} />
      {!picture && !upload.value && <Press icon="image" words={t.value.add_picture} onPress={() => file.current!.click()} />}
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
