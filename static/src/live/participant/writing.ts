/**
 * Where somebody writes, on the page itself as `data-writing`: in one of its forms, in a field for words, or both. The style
 * sheet could ask with `:has`, but then every note would be weighed anew at each change anywhere.
 */

const WORDS = 'textarea, input:not([type="checkbox"], [type="radio"])'

export function mark_writing(): void {
  const look = () => {
    const { activeElement: here } = document
    const where = [here?.closest('main form') && 'form', here?.matches(WORDS) && 'words'].filter(Boolean)
    document.documentElement.dataset['writing'] = where.join(' ')
  }
  addEventListener('focusin', look)
  addEventListener('focusout', look)
}
