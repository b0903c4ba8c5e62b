/** How this screen likes to be read: language, size of text, dark or light, contrast; kept in cookies. */
import { signal } from '@preact/signals'
import { locale, type Locale } from '../i18n.ts'
import { csrf_token } from '../tickets.ts'

const root = document.documentElement
export const is_large = signal(root.dataset.text === 'large')
export const is_dark = signal(root.dataset.theme === 'dark')
export const is_strong = signal(root.dataset.contrast === 'high')

export function start_settings(first: Locale): void {
  locale.value = first
}

export function switch_language(): void {
  const next: Locale = locale.value === 'th' ? 'en' : 'th'
  locale.value = next
  root.lang = next
  post('/language', JSON.stringify({ locale: next }), 'application/json')
}

export function switch_theme(): void {
  show_theme(!is_dark.value)
  choose('theme', is_dark.value ? 'dark' : 'light')
}

export function switch_size(): void {
  show_size(!is_large.value)
  choose('text_size', is_large.value ? 'large' : 'normal')
}

export function switch_contrast(): void {
  is_strong.value = !is_strong.value
  if (is_strong.value) root.dataset.contrast = 'high'
  else delete root.dataset.contrast
  choose('contrast', is_strong.value ? 'high' : 'normal')
}

/** The server keeps it, so that the next page looks right from its first line on. */
function choose(name: string, value: string): void {
  post('/display', new URLSearchParams({ [name]: value }))
}

function post(url: string, body: BodyInit, type = 'application/x-www-form-urlencoded'): void {
  const headers = { 'Content-Type': type, 'X-CSRFToken': csrf_token() }
  fetch(url, { method: 'POST', headers, body, redirect: 'manual' }).catch(() => undefined)
}

function show_theme(dark: boolean): void {
  is_dark.value = dark
  root.dataset.theme = dark ? 'dark' : 'light'
}

function show_size(large: boolean): void {
  is_large.value = large
  if (large) root.dataset.text = 'large'
  else delete root.dataset.text
}
