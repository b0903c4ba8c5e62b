/** Copies text also on plain http, where `navigator.clipboard` does not exist. */

export async function copy(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text)
    return true
  } catch {
    return copy_by_selection(text)
  }
}

function copy_by_selection(text: string): boolean {
  const field = document.createElement('textarea')
  field.value = text
  field.className = 'hidden-label'
  const host = document.querySelector('dialog[open]') ?? document.body
  host.append(field)
  field.select()
  const is_copied = document.execCommand('copy')
  field.remove()
  return is_copied
}
