/** What is wrong with a form: said at each field, which leads to the first; or by the button, when no field is to blame. */

/** Which sentence to say of which field. */
export type Faults = Record<string, string>

const sentences = JSON.parse(document.getElementById('words')?.textContent ?? '{}') as Record<string, string>

document.addEventListener('input', ({ target }) => {
  if (target instanceof HTMLInputElement) tell(target.name, '')
})

/** Whether there are any. */
export function show_faults(faults: Faults): boolean {
  for (const [field, sentence] of Object.entries(faults)) tell(field, sentences[sentence] ?? '')
  const first = Object.keys(faults)[0]
  if (first) lead_to(first)
  return first !== undefined
}

export function show_refusal(form: HTMLFormElement, code: string): void {
  say(form.querySelector('[data-error]')!, sentences[code] ?? sentences['internal'] ?? '')
}

export function clear_faults(form: HTMLFormElement): void {
  say(form.querySelector('[data-error]')!, '')
  for (const field of form.elements) if (field instanceof HTMLInputElement) tell(field.name, '')
}

function tell(field: string, sentence: string): void {
  const line = document.getElementById(`${field}-error`)
  if (!line) return
  say(line, sentence)
  if (sentence) marked(field).setAttribute('aria-invalid', 'true')
  else marked(field).removeAttribute('aria-invalid')
}

/** Lines end at the spaces that the sentence's writer set (live/parts/phrases.tsx). */
function say(line: Element, sentence: string): void {
  const phrases = sentence.split(' ').filter(Boolean).flatMap((words) => {
    const phrase = document.createElement('span')
    phrase.className = 'phrase'
    phrase.textContent = words
    return [phrase, ' ']
  })
  line.replaceChildren(...phrases)
}

/** A group of choices is marked as a whole. */
function marked(field: string): Element {
  const input = first_input(field)
  return input.closest('[role=radiogroup]') ?? input
}

function first_input(field: string): HTMLInputElement {
  return document.querySelector<HTMLInputElement>(`[name="${field}"]`)!
}

function lead_to(field: string): void {
  first_input(field).focus({ preventScroll: true })
  document.getElementById(`${field}-error`)!.scrollIntoView({ block: 'center' })
}
