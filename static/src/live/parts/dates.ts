/** Days as people say them: the Buddhist era in Thai, the common one in English. */
import { locale } from '../i18n.ts'

const TAGS = { th: 'th-TH-u-ca-buddhist-nu-latn', en: 'en-GB' } as const

/** `2026-12-18` as `18 ธ.ค. 2569` or `18 Dec 2026`, never on two lines; an empty string stays empty. */
export function day(iso: string): string {
  const [year, month, date] = iso.split('-').map(Number)
  if (!year || !month || !date) return iso
  const format = new Intl.DateTimeFormat(TAGS[locale.value], {
    timeZone: 'UTC',
    day: 'numeric',
    month: 'short',
    year: 'numeric',
  })
  const parts = format.formatToParts(Date.UTC(year, month - 1, date))
  const of = (type: string) => parts.find((part) => part.type === type)?.value ?? ''
  return `${of('day')}\u00a0${of('month')}\u00a0${of('year')}`
}

/** `482719` as `482 719`, easier to read aloud. */
export function spaced_code(code: string): string {
  return code.replace(/(.{3})(?=.)/g, '$1 ')
}
