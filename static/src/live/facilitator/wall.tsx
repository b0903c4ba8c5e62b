/** Opens the room's wall in a window of its own. */
import { useSignal } from '@preact/signals'
import { Icon } from '../parts/icon.tsx'
import { say } from '../parts/toasts.tsx'
import { new_wall } from './api.ts'
import { useSteering } from './steering.ts'
import { t } from './words.ts'

export function Wall() {
  const { live } = useSteering()
  const address = useSignal<string | null>(null)
  const { wall } = t.value
  const open = async () => {
    const opened = globalThis.open('', '_blank')
    address.value ??= await new_wall(live)
    if (!address.value) {
      opened?.close()
      return say(wall.failed, 'bad')
    }
    if (opened) opened.location.href = address.value
  }
  return (
    <section class="stack">
      <h2 class="heading">{wall.title}</h2>
      <button class="button" onClick={open}>
        <Icon name="screen" />
        {wall.open}
      </button>
      <p class="tiny faint">
        {address.value ? (
          <a href={address.value} target="_blank">
            {address.value}
          </a>
        ) : (
          wall.hint
        )}
      </p>
    </section>
  )
}
