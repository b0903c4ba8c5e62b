/** How the designer is worked, on one sheet. */
import { Dialog } from '../parts/dialog.tsx'
import { HowTo } from '../parts/how_to.tsx'
import { useDesigning } from './designing.ts'
import { t } from './words.ts'

export function HelpSheet() {
  const { is_helping } = useDesigning()
  const close = () => (is_helping.value = false)
  const { help } = t.value
  return (
    <Dialog title={help.title} size="wide" onClose={close} onSubmit={close}>
      <HowTo lines={help.lines} keys={help.keys} />
      <footer>
        <button class="button">{t.value.done}</button>
      </footer>
    </Dialog>
  )
}
