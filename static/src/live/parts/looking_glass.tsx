/** A picture as large as the screen, over everything; Esc or a press brings back what was there. */
import { render } from 'preact'
import type { Live } from '../live.ts'
import { Dialog } from './dialog.tsx'
import { Picture } from './illustrated.tsx'
import type { Shown } from './illustration.tsx'
import { t } from './words.ts'

/** Outside of the notes, since a press on what lies in a note takes hold of the note. */
export function look_closely(live: Live, picture: Shown): void {
  const place = document.createElement('div')
  document.body.append(place)
  const close = () => {
    render(null, place)
    place.remove()
  }
  render(<LookingGlass live={live} picture={picture} onClose={close} />, place)
}

function LookingGlass({ live, picture, onClose }: { live: Live; picture: Shown; onClose: () => void }) {
  return (
    <Dialog title={picture.alt || t.value.a_picture} onClose={onClose} onSubmit={onClose} size="picture">
      <Picture live={live} picture={picture} size="full" />
      <footer>
        <button class="button" data-kind="primary">
          {t.value.close}
        </button>
      </footer>
    </Dialog>
  )
}
