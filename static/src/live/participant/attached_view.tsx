/** What a note of mine shows while it is on its way, or waits as a draft. */
import { Picture, SketchOf } from '../parts/illustration.tsx'
import { is_something, type Attached } from './attached.ts'
import { usePhone } from './phone.ts'

export function AttachedView({ attached }: { attached: Attached }) {
  const { live } = usePhone()
  if (!is_something(attached)) return null
  return (
    <div class="illustration">
      {attached.picture && <Picture live={live} picture={attached.picture} size="small" />}
      {attached.strokes && <SketchOf strokes={attached.strokes} />}
    </div>
  )
}
