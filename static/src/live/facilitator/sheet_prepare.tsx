/** The designer's editor of one activity, over the console; fetched when it is first wanted. */
import { useSignal } from '@preact/signals'
import type { ComponentType } from 'preact'
import { useEffect } from 'preact/hooks'
import type { Live } from '../live.ts'
import { Dialog } from '../parts/dialog.tsx'
import { t } from './prepare_words.ts'
import { useSteering } from './steering.ts'
import { t as console_words } from './words.ts'

type Inside = ComponentType<{ live: Live; activity_id: string; onDone: () => void }>

export function PrepareSheet({ activity_id }: { activity_id: string }) {
  const steering = useSteering()
  const inside = useSignal<{ Editor: Inside } | null>(null)
  useEffect(() => {
    import('../designer/one_activity.tsx').then(
      ({ OneActivity }) => (inside.value = { Editor: OneActivity }),
      () => steering.close(),
    )
  }, [])
  const close = () => steering.close()
  return (
    <Dialog title={t.value.prepare_title} size="wide" onClose={close} onSubmit={close}>
      {inside.value ? (
        <inside.value.Editor live={steering.live} activity_id={activity_id} onDone={close} />
      ) : (
        <p class="soft">{console_words.value.loading}</p>
      )}
    </Dialog>
  )
}
