/** Copies words, and says on itself that it has. */
import { useSignal } from '@preact/signals'
import { Icon } from '../parts/icon.tsx'
import { copy } from './copy.ts'
import { t } from './words.ts'

const SAYS_SO_MS = 4000

type Copy = { text: string; label?: string; kind?: 'plain' }

export function CopyButton({ text, label, kind }: Copy) {
  const is_copied = useSignal(false)
  const press = async () => {
    is_copied.value = await copy(text)
    setTimeout(() => (is_copied.value = false), SAYS_SO_MS)
  }
  return (
    <>
      <button type="button" class="button end" data-kind={kind} onClick={press}>
        <Icon name={is_copied.value ? 'check' : 'note'} />{is_copied.value ? t.value.copied : (label ?? t.value.copy)}
      </button>
      <span class="hidden-label" role="status">{is_copied.value && t.value.copied}</span>
    </>
  )
}
