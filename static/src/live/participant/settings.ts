/** How this phone likes to be read: language, size of text, dark or light; kept on the phone. */
import { signal } from '@preact/signals'
import { locale, type Locale } from '../i18n.ts'
import { phone_shelf } from '../storage.ts'
import { csrf_token } from '../tickets.ts'

const root = document.documentElement
export const is_large = signal(phone_shelf.get('ruamsang.text') === 'large')
export const is_dark = signal(root.dataset.theme === 'dark')

export function start_settings(first: Locale): void {
  locale.value = first
  const theme = phone_shelf.get('ruamsang.theme') ?? (matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light')
  show_theme(root.dataset.theme === 'dark' || theme === 'dark')
  show_size(is_large.value)
}

export function switch_language(): void {
  const next: Locale = locale.value === 'th' ? 'en' : 'th'
  locale.value = next
  root.lang = next
  const headers = { 'Content-Type': 'application/json', 'X-CSRFToken': csrf_token() }
  fetch('/language', { method: 'POST', headers, body: JSON.stringify({ locale: next }) }).catch(() => undefined)
}

export function switch_theme(): void {
  show_theme(!is_dark.value)
  phone_shelf.set('ruamsang.theme', is_dark.value ? 'dark' : 'light')
}

export function switch_size(): void {
  show_size(!is_large.value)
  phone_shelf.set('ruamsang.text', is_large.value ? 'large' : 'normal')
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
