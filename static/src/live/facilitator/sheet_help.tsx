/** How the console is worked, on one sheet. */
import type { ComponentChildren } from 'preact'
import { Dialog } from '../parts/dialog.tsx'
import { sentence } from '../parts/phrases.tsx'
import { useSteering } from './steering.ts'
import { t } from './words.ts'

export function HelpSheet() {
  const steering = useSteering()
  const { help, person } = t.value
  return (
    <Dialog title={help.title} size="wide" onClose={() => steering.close()} onSubmit={() => steering.close()}>
      <dl class="facts">
        {help.lines.map(([what, how]) => [<dt key={what}>{what}</dt>, <dd key={`${what}-how`}>{sentence(how)}</dd>])}
        {help.keys.map(([what, ways]) => [<dt key={what}>{what}</dt>, <dd key={`${what}-how`}>{with_caps(ways)}</dd>])}
      </dl>
      <footer>
        <button class="button">{person.done}</button>
      </footer>
    </Dialog>
  )
}

/** Each with its keys as caps, on one line. */
function with_caps(ways: readonly (readonly [string[], string])[]): ComponentChildren {
  return (
    <ul class="keys">
      {ways.map(([keys, does]) => (
        <li key={does}>
          <span class="keep">
            {keys.map((key) => (
              <kbd key={key}>{key}</kbd>
            ))}
          </span>{' '}
          {does}
        </li>
      ))}
    </ul>
  )
}
