/** Beside every ballot: that it is secret. */
import { Icon } from '../parts/icon.tsx'
import { sentence } from '../parts/phrases.tsx'
import { t } from './words.ts'

export function Secret() {
  return <span class="status"><Icon name="lock" /><span class="wrap">{sentence(t.value.secret)}</span></span>
}
