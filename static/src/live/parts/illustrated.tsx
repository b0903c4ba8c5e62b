/** What a note shows besides words: a picture, a sketch. The same on the phone, the console and the wall. */
import { useSignal } from '@preact/signals'
import { useEffect, useRef } from 'preact/hooks'
import { lazily } from '../lazily.tsx'
import type { Live } from '../live.ts'
import type { Stroke } from '../rows.ts'
import type { Shown, Things } from './illustration.tsx'
import { t as own } from './picture_words.ts'
import { bytes_now, release, use_bytes, type Bytes, type Size } from './pictures.ts'
import { t } from './words.ts'

const SEEN_FROM = '400px'
const Lines = lazily(() => import('./sketch_lines.tsx').then((module) => module.SketchLines))

export function Illustrated({ live, picture, strokes, is_still }: Things) {
  return (
    <div class="illustration">
      {picture && <NoteImage live={live} picture={picture} is_still={is_still} />}
      {strokes && <SketchOf strokes={strokes} />}
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

function NoteImage({ live, picture, is_still }: { live: Live; picture: Shown; is_still: boolean | undefined }) {
  const image = <Picture live={live} picture={picture} size="small" />
  if (is_still) return image
  const label = `${own.value.enlarge}: ${picture.alt || t.value.a_picture}`
  const enlarge = () => void import('./looking_glass.tsx').then(({ look_closely }) => look_closely(live, picture))
  return (
    <button type="button" class="look" aria-label={label} title={own.value.enlarge} onClick={enlarge}>
      {image}
    </button>
  )
}

/** Takes its place from the start; asks for its bytes when it comes near the screen. */
export function Picture({ live, picture, size }: { live: Live; picture: Shown; size: Size }) {
  const { picture_id, width, height, alt } = picture
  const place = useRef<HTMLSpanElement>(null)
  const is_near = useNearness(place, bytes_now(picture_id, size).url !== null)
  const bytes = useBytes(live, picture_id, size, is_near)
  return (
    <span ref={place} class="photo" style={{ '--ratio': `${width} / ${height}` }}>
      {bytes.url && <img src={bytes.url} alt={alt || t.value.a_picture} width={width} height={height} draggable={false} />}
      {bytes.is_gone && <span class="tiny">{own.value.picture_gone}</span>}
    </span>
  )
}

function useNearness(place: { current: Element | null }, is_here: boolean): boolean {
  const is_near = useSignal(is_here || typeof IntersectionObserver === 'undefined')
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
  const bytes = useSignal(bytes_now(picture_id, size))
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
