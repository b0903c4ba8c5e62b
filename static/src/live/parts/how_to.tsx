/** How a screen is worked: what each thing does, and the keys as caps. */
import type { ComponentChildren } from 'preact'
import { sentence } from './phrases.tsx'

type Keys = readonly [string, readonly (readonly [string[], string])[]]
export type HowToWords = { lines: readonly (readonly [string, string])[]; keys: readonly Keys[] }

export function HowTo({ lines, keys }: HowToWords) {
  return (
    <dl class="facts">
      {lines.map(([what, how]) => [<dt key={what}>{what}</dt>, <dd key={`${what}-how`}>{sentence(how)}</dd>])}
      {keys.map(([what, ways]) => [<dt key={what}>{what}</dt>, <dd key={`${what}-how`}>{with_caps(ways)}</dd>])}
    </dl>
  )
}

/** Each with its keys as caps, on one line. */
function with_caps(ways: Keys[1]): ComponentChildren {
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
