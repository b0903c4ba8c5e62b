/** A modal sheet on the browser's own <dialog>: Esc closes it, focus comes back to where it was. */
import type { ComponentChildren } from 'preact'
import { useEffect, useId, useRef } from 'preact/hooks'
import { set } from './phrases.tsx'
import { open_dialogs, Toasts } from './toasts.tsx'

type Sheet = { title: string; onClose: () => void; size?: 'wide' | 'full' | 'picture'; children: ComponentChildren; onSubmit?: () => void }

export function Dialog({ title, onClose, size, children, onSubmit }: Sheet) {
  const element = useRef<HTMLDialogElement>(null)
  const id = useId()
  useEffect(() => {
    const opener = document.activeElement
    element.current?.showModal()
    open_dialogs.value++
    return () => {
      open_dialogs.value--
      if (opener instanceof HTMLElement && opener.isConnected) opener.focus()
    }
  }, [])
  const submit = (event: Event) => {
    event.preventDefault()
    onSubmit?.()
  }
  return (
    <dialog ref={element} data-size={size} aria-labelledby={id} onClose={onClose} onCancel={onClose}>
      <form onSubmit={submit}>
        <h2 id={id}>{set(title)}</h2>
        {children}
      </form>
      <Toasts is_in_dialog />
    </dialog>
  )
}
