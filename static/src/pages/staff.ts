/** Small comforts of the desk's pages; each page works without them. */

import { giveBack, keepTyped } from './kept_words'

/** Copy a link, and say so on the button itself. */
function offerCopying(button: HTMLButtonElement): void {
  const label = button.querySelector('span')
  const { copy = '', done = '' } = button.dataset
  if (!label || !navigator.clipboard) return
  button.hidden = false
  button.addEventListener('click', async () => {
    await navigator.clipboard.writeText(copy)
    label.textContent = done
  })
}

function offerPrinting(button: HTMLButtonElement): void {
  button.hidden = false
  button.addEventListener('click', () => window.print())
}

/** Ask before what cannot be taken back, and send a form once, however often it is pressed. */
function guard(form: HTMLFormElement): void {
  let isSent = false
  form.addEventListener('submit', (event) => {
    const question = form.dataset['confirm']
    if (isSent || (question && !window.confirm(question))) event.preventDefault()
    else isSent = true
  })
  window.addEventListener('pageshow', () => (isSent = false))
}

document.querySelectorAll<HTMLButtonElement>('button[data-copy]').forEach(offerCopying)
document.querySelectorAll<HTMLButtonElement>('button[data-print]').forEach(offerPrinting)
document.querySelectorAll<HTMLFormElement>('form[method="post"]').forEach(guard)
document.querySelectorAll<HTMLFormElement>('form[data-keep-typed]').forEach(keepTyped)
giveBack()
