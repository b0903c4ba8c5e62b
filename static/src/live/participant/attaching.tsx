/** Two small buttons under the words: picture, sketch. What is put on the note lies on its draft. */
import { useComputed } from '@preact/signals'
import type { ComponentChildren } from 'preact'
import { useRef } from 'preact/hooks'
import { lazily } from '../lazily.tsx'
import { Icon, type IconName } from '../parts/icon.tsx'
import { Illustrated } from '../parts/illustration.tsx'
import { say } from '../parts/toasts.tsx'
import { t as parts } from '../parts/words.ts'
import { is_something, type Attached } from './attached.ts'
import { put_picture } from './choosing.ts'
import { usePhone, type Phone } from './phone.ts'
import { t } from './words.ts'

/** `draft_key`: of the draft that it is put on. */
export type On = { draft_key: string }

const Things = lazily<On>(() => import('./attachments.tsx').then((module) => module.AttachedThings), ComingThings)

/** What is on the note so far. */
export function AttachedThings({ draft_key }: On) {
  const { drafts } = usePhone()
  const is_any = useComputed(() => {
    const { attached, coming, objection } = drafts.of(draft_key)
    return is_something(attached) || coming !== null || objection !== ''
  })
  return is_any.value ? <Things draft_key={draft_key} /> : null
}

/** Until the part is here that shows them: what was chosen is kept. */
function ComingThings() {
  const { live } = usePhone()
  return <p class="small" role="status">{live.status.value === 'online' ? parts.value.picture_sending : t.value.picture_waiting}</p>
}

/** What a note of mine shows while it is on its way, or waits as a draft. */
export function AttachedView({ attached }: { attached: Attached }) {
  const { live } = usePhone()
  return is_something(attached) ? <Illustrated live={live} {...attached} is_still /> : null
}

export function AttachButtons({ draft_key }: On) {
  const phone = usePhone()
  const has = useComputed(() => {
    const { attached, coming } = phone.drafts.of(draft_key)
    return `${attached.picture || coming ? 'picture' : ''} ${attached.strokes ? 'sketch' : ''}`
  })
  return (
    <span class="row attach">
      {!has.value.includes('picture') && <ChoosePicture draft_key={draft_key}><Icon name="image" /></ChoosePicture>}
      {!has.value.includes('sketch') && <Square icon="sketch" words={t.value.add_sketch} onPress={() => open_pad(phone, draft_key)} />}
    </span>
  )
}

/** A square with an icon, or as wide as the words in it. */
export function ChoosePicture({ draft_key, is_wide, children }: On & { is_wide?: boolean; children: ComponentChildren }) {
  const phone = usePhone()
  const file = useRef<HTMLInputElement>(null)
  const chosen = () => {
    const [first] = file.current!.files ?? []
    if (first) put_picture(phone, draft_key, first)
  }
  const label = is_wide ? undefined : t.value.add_picture
  return (
    <>
      <input ref={file} type="file" accept="image/*" hidden aria-hidden="true" tabIndex={-1} onChange={chosen} />
      <button
        type="button" class="button" data-shape={is_wide ? undefined : 'square'} aria-label={label} title={label}
        onClick={() => file.current!.click()}
      >
        {children}
      </button>
    </>
  )
}

type Press = { icon: IconName; words: string; onPress: () => void }

export function Square({ icon, words, onPress }: Press) {
  return (
    <button type="button" class="button" data-shape="square" aria-label={words} title={words} onClick={onPress}>
      <Icon name={icon} />
    </button>
  )
}

export function open_pad(phone: Phone, draft_key: string): void {
  import('./sketch_pad.tsx').then(({ draw }) => draw(phone, draft_key), () => say(t.value.pad_offline, 'warn'))
}
