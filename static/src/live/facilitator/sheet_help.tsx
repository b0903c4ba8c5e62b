/** How the console is worked, on one sheet. */
import { Dialog } from '../parts/dialog.tsx'
import { HowTo } from '../parts/how_to.tsx'
import { useSteering } from './steering.ts'
import { t } from './words.ts'

export function HelpSheet() {
  const steering = useSteering()
  const { help, person } = t.value
  return (
    <Dialog title={help.title} size="wide" onClose={() => steering.close()} onSubmit={() => steering.close()}>
      <HowTo lines={help.lines} keys={help.keys} />
      <footer>
        <button class="button">{person.done}</button>
      </footer>
    </Dialog>
  )
}
