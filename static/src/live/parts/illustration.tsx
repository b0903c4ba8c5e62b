/** What a note shows besides words: a picture, a sketch. The same on the phone, the console and the wall. */
import { useSignal } from '@preact/signals'
import { useEffect, useRef } from 'preact/hooks'
import { lazily } from '../lazily.tsx'
import type { Live, Tables } from '../live.ts'
import type { Note, NotePicture, Stroke } from '../rows.ts'
import { release, use_bytes, type Bytes, type Size } from './pictures.ts'
import { t } from './words.ts'

const SEEN_FROM = '400px'
const Lines = lazily(() => import('./sketch_lines.tsx').then((module) => module.SketchLines))

/** `is_still`: on the wall nothing is pressed. */
export function Illustration({ live, id, is_still }: { live: Live; id: string; is_still?: boolean }) {
  const picture = live.tables.note_pictures.get(id)
  const sketch = live.tables.note_sketches.get(id)
  if (!picture && !sketch) return null
  return (
    <div class="illustration">
      {picture && <NoteImage live={live} picture={picture} is_still={is_still ?? false} />}
      {sketch && <SketchOf strokes={sketch.strokes} />}
    </div>
  )
}

export function SketchOf({ strokes }: { strokes: readonly Stroke[] }) {
  return (
    <div class="sketch" role="img" aria-label={t.value.a_sketch}>
      <Lines strokes={strokes} />
    </div>
  )
}

/** What a note says where only words can: its text, else what it shows. */
export function note_words(tables: Tables, note: Pick<Note, 'id' | 'text'>): string {
  if (note.text) return note.text
  const picture = tables.note_pictures.get(note.id)
  return picture ? picture.alt || t.value.a_picture : t.value.a_sketch
}

type Shown = Pick<NotePicture, 'picture_id' | 'width' | 'height' | 'alt'>

function NoteImage({ live, picture, is_still }: { live: Live; picture: Shown; is_still: boolean }) {
  const image = <Picture live={live} picture={picture} size="small" />
  if (is_still) return image
  const label = `${t.value.enlarge}: ${picture.alt || t.value.a_picture}`
  const enlarge = () => void import('./looking_glass.tsx').then(({ look_closely }) => look_closely(live, picture))
  return (
    <button type="button" class="look" aria-label={label} title={t.value.enlarge} onClick={enlarge}>
      {image}
    </button>
  )
}

/** Takes its place from the start; asks for its bytes when it comes near the screen. */
export function Picture({ live, picture, size }: { live: Live; picture: Shown; size: Size }) {
  const { picture_id, width, height, alt } = picture
  const place = useRef<HTMLSpanElement>(null)
  const is_near = useNearness(place)
  const bytes = useBytes(live, picture_id, size, is_near)
  return (
    <span ref={place} class="photo" style={{ '--ratio': `${width} / ${height}` }}>
      {bytes.url && <img src={bytes.url} alt={alt || t.value.a_picture} width={width} height={height} draggable={false} />}
      {bytes.is_gone && <span class="tiny">{t.value.picture_gone}</span>}
    </span>
  )
}

function useNearness(place: { current: Element | null }): boolean {
  const is_near = useSignal(typeof IntersectionObserver === 'undefined')
  useEffect(() => {
    if (is_near.peek()) return
    const look = (seen: IntersectionObserverEntry[]) => {
      if (!seen.some((each) => each.isIntersecting)) return
      is_near.value = true
      observer.disconnect()
    }
    const observer = new IntersectionObserver(look, { rootMargin: SEEN_FROM })
    observer.observe(place.current!)
    return () => observer.disconnect()
  }, [])
  return is_near.value
}

function useBytes(live: Live, picture_id: string, size: Size, is_near: boolean): Bytes {
  const bytes = useSignal<Bytes>({ url: null, is_gone: false })
  useEffect(() => {
    if (!is_near) return
    const stop = use_bytes(live, picture_id, size).subscribe((heard) => (bytes.value = heard))
    return () => {
      stop()
      release(picture_id, size)
    }
  }, [picture_id, is_near])
  return bytes.value
}
