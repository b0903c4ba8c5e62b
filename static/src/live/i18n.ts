/** Which language the screen speaks, and typed words in it: `en` has exactly the keys of `th`, or tsc fails. */
import { computed, effect, signal, type ReadonlySignal } from '@preact/signals'

export type Locale = 'th' | 'en'
export const locale = signal<Locale>('th')

/** The dictionary in the current language, as a signal: `const t = words(th, en)`, then `t.value.send`. */
export function words<Words extends object>(th: Words, en: Words): ReadonlySignal<Words> {
  return computed(() => (locale.value === 'th' ? th : en))
}

const loading: Promise<unknown>[] = []

/** The same with English that is fetched when somebody reads it: most phones never do. Until it is there it says Thai. */
export function words_with_english<Words extends object>(th: Words, fetch_english: () => Promise<Words>): ReadonlySignal<Words> {
  const en = signal<Words | null>(null)
  let is_asked = false
  effect(() => {
    if (locale.value !== 'en' || is_asked) return
    is_asked = true
    loading.push(fetch_english().then((words) => (en.value = words), () => (is_asked = false)))
  })
  return computed(() => (locale.value === 'en' ? (en.value ?? th) : th))
}

/** Resolves once the chosen language is there: a screen's first words are in it. */
export function words_are_here(): Promise<unknown> {
  return Promise.all(loading)
}

/** `bilingual(row, 'title')`: `title_th` or `title_en`, whichever there is. */
export function bilingual<Name extends string>(
  row: { [field in `${Name}_th` | `${Name}_en`]: string | null },
  name: Name,
): string {
  const [first, second] = locale.value === 'th' ? (['th', 'en'] as const) : (['en', 'th'] as const)
  return row[`${name}_${first}`] || row[`${name}_${second}`] || ''
}
