/** Which language the screen speaks, and typed words in it: `en` has exactly the keys of `th`, or tsc fails. */
import { computed, signal, type ReadonlySignal } from '@preact/signals'

export type Locale = 'th' | 'en'
export const locale = signal<Locale>('th')

/** The dictionary in the current language, as a signal: `const t = words(th, en)`, then `t.value.send`. */
export function words<Words extends object>(th: Words, en: Words): ReadonlySignal<Words> {
  return computed(() => (locale.value === 'th' ? th : en))
}

/** `bilingual(row, 'title')`: `title_th` or `title_en`, whichever there is. */
export function bilingual<Name extends string>(
  row: { [field in `${Name}_th` | `${Name}_en`]: string | null },
  name: Name,
): string {
  const [first, second] = locale.value === 'th' ? (['th', 'en'] as const) : (['en', 'th'] as const)
  return row[`${name}_${first}`] || row[`${name}_${second}`] || ''
}
