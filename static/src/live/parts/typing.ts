/** Whether keys belong to what somebody types. */

export function is_typing(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false
  const is_text = target instanceof HTMLInputElement && !['checkbox', 'radio', 'button'].includes(target.type)
  return is_text || target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement || target.isContentEditable
}
