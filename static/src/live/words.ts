/** Length as people see it: graphemes, not code units, so that ผู้ใหญ่ counts the letters that stand side by side. */

const segmenter = typeof Intl !== 'undefined' && 'Segmenter' in Intl ? new Intl.Segmenter('th', { granularity: 'grapheme' }) : null

export const LIMITS = { note: 500, title: 200, name: 80, reason: 300 } as const

export function graphemes(text: string): number {
  return segmenter ? [...segmenter.segment(text)].length : [...text.normalize('NFC').replace(/[\p{M}ำ]/gu, '')].length
}

/** What the server will make of typed text: no space around it, no runs of space. */
export function tidy(text: string): string {
  return text.normalize('NFC').replace(/[ \t]+/g, ' ').trim()
}
