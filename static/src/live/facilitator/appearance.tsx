/** Language and appearance of this screen, remembered by cookie so that the server sets it on the next page. */
import { useSignal } from '@preact/signals'
import { locale } from '../i18n.ts'
import { Icon } from '../parts/icon.tsx'
import { Menu, MenuItem } from '../parts/menu.tsx'
import { t } from './words.ts'

type Setting = { cookie: 'theme' | 'text_size' | 'contrast'; field: 'theme' | 'text' | 'contrast'; on: string }
const THEME: Setting = { cookie: 'theme', field: 'theme', on: 'dark' }
const TEXT: Setting = { cookie: 'text_size', field: 'text', on: 'large' }
const CONTRAST: Setting = { cookie: 'contrast', field: 'contrast', on: 'high' }

export function Appearance() {
  const { settings, other_language, dark, light, large_text, high_contrast } = t.value
  const is_dark = useSignal(is_on(THEME))
  return (
    <Menu label={settings} button={<Icon name="text" />} kind="plain" shape="square">
      <MenuItem onChoose={change_language}>
        <Icon name="language" />
        {other_language}
      </MenuItem>
      <MenuItem onChoose={() => (is_dark.value = toggle(THEME))}>
        <Icon name="moon" />
        {is_dark.value ? light : dark}
      </MenuItem>
      <MenuItem onChoose={() => toggle(TEXT)}>
        <Icon name="text" />
        {large_text}
      </MenuItem>
      <MenuItem onChoose={() => toggle(CONTRAST)}>
        <Icon name="eye" />
        {high_contrast}
      </MenuItem>
    </Menu>
  )
}

function change_language(): void {
  locale.value = locale.value === 'th' ? 'en' : 'th'
  document.documentElement.lang = locale.value
  remember('locale', locale.value)
}

function is_on({ field, on }: Setting): boolean {
  return document.documentElement.dataset[field] === on
}

function toggle(setting: Setting): boolean {
  const { dataset } = document.documentElement
  const will_be_on = !is_on(setting)
  if (will_be_on) dataset[setting.field] = setting.on
  else delete dataset[setting.field]
  remember(setting.cookie, will_be_on ? setting.on : '')
  return will_be_on
}

function remember(name: string, value: string): void {
  document.cookie = `${name}=${value}; path=/; max-age=31536000; SameSite=Lax`
}
