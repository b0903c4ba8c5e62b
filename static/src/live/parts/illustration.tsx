/** Whether a note shows something besides words; what shows it is fetched with the first that does. */
import { lazily } from '../lazily.tsx'
import type { Live } from '../live.ts'
import type { NotePicture, Stroke } from '../rows.ts'

/** Of a picture what a screen needs. */
export type Shown = Pick<NotePicture, 'picture_id' | 'width' | 'height' | 'alt'>
export type Things = { live: Live; picture: Shown | null; strokes: readonly Stroke[] | null; is_still?: boolean | undefined }

export const Illustrated = lazily<Things>(() => import('./illustrated.tsx').then((module) => module.Illustrated), Place)

/** `is_still`: on the wall nothing is pressed. */
export function Illustration({ live, id, is_still }: { live: Live; id: string; is_still?: boolean }) {
  const picture = live.tables.note_pictures.get(id)
  const sketch = live.tables.note_sketches.get(id)
  if (!picture && !sketch) return null
  return <Illustrated live={live} picture={picture ?? null} strokes={sketch?.strokes ?? null} is_still={is_still} />
}

/** The room that it takes, so that nothing jumps when it comes. */
function Place({ picture, strokes }: Things) {
  return (
    <div class="illustration">
      {picture && <span class="photo" style={{ '--ratio': `${picture.width} / ${picture.height}` }} />}
      {strokes && <div class="sketch" />}
    </div>
  )
}
