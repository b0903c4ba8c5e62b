/** What was typed outlives the way to the same page in another language. Passwords are not kept. */

const KEY = 'typed'

type Field = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement
type Kept = { path: string, words: Record<string, string | boolean> }

/** `form` is the one that leads to the other language. */
export function keepTyped(form: HTMLFormElement): void {
  form.addEventListener('submit', () => {
    const words = Object.fromEntries(fields().map((field) => [name_of(field), word_in(field)]))
    const path = form.querySelector<HTMLInputElement>('[name="next"]')?.value || location.pathname + location.search
    sessionStorage.setItem(KEY, JSON.stringify({ path, words } satisfies Kept))
  })
}

/** Once, on the page that asks for the same. */
export function giveBack(): void {
  const kept = JSON.parse(sessionStorage.getItem(KEY) ?? 'null') as Kept | null
  sessionStorage.removeItem(KEY)
  if (kept?.path !== location.pathname + location.search) return
  for (const field of fields()) {
    const word = kept.words[name_of(field)]
    if (word !== undefined) fill(field, word)
  }
}

function fields(): Field[] {
  const every = document.querySelectorAll<Field>('main form :is(input, textarea, select)')
  return [...every].filter((field) => field.name && !['hidden', 'password'].includes(field.type))
}

/** Several forms of a page may have a field of one name, a choice has several fields. */
function name_of(field: Field): string {
  const choice = is_choice(field) ? field.value : ''
  return [field.form?.getAttribute('action') ?? '', field.name, choice].join(' ')
}

function is_choice(field: Field): field is HTMLInputElement {
  return field.type === 'radio' || field.type === 'checkbox'
}

function word_in(field: Field): string | boolean {
  return is_choice(field) ? field.checked : field.value
}

function fill(field: Field, word: string | boolean): void {
  if (is_choice(field)) field.checked = word === true
  else field.value = String(word)
}
