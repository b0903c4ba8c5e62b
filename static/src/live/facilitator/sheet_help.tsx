/** How the console is worked, on one sheet. */
import { Dialog } from '../parts/dialog.tsx'
import { useSteering } from './steering.ts'
import { t } from './words.ts'

export function HelpSheet() {
  const steering = useSteering()
  const { help, person } = t.value
  return (
    <Dialog title={help.title} size="wide" onClose={() => steering.close()} onSubmit={() => steering.close()}>
      <dl class="facts">
        {help.lines.map(([what, how]) => [<dt key={what}>{what}</dt>, <dd key={`${what}-how`}>{how}</dd>])}
      </dl>
      <footer>
        <button class="button">{person.done}</button>
      </footer>
    </Dialog>
  )
}
