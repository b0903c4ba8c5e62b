/** Help, language and appearance of this screen, and the close of a day that ran out of time. Looks are a cookie each, so that the next page looks right from its first line on. */
import { locale } from '../i18n.ts'
import { is_dark, switch_contrast, switch_language, switch_size, switch_theme } from '../participant/settings.ts'
import { Icon } from '../parts/icon.tsx'
import { Menu, MenuItem } from '../parts/menu.tsx'
import { workshop_of } from '../parts/reading.ts'
import { useSteering } from './steering.ts'
import { t } from './words.ts'

export function Appearance() {
  const steering = useSteering()
  const is_open = workshop_of(steering.live.tables)?.state === 'open'
  const { settings, other_language, dark, light, large_text, high_contrast } = t.value
  return (
    <Menu label={settings} button={<Icon name="more" />} kind="plain" shape="square">
      <MenuItem onChoose={() => steering.open({ name: 'help' })}>
        <Icon name="note" />
        {t.value.help.title}
      </MenuItem>
      <MenuItem onChoose={switch_language}>
        <Icon name="language" />
        <span lang={locale.value === 'th' ? 'en' : 'th'}>{other_language}</span>
      </MenuItem>
      <MenuItem onChoose={switch_theme}>
        <Icon name="moon" />
        {is_dark.value ? light : dark}
      </MenuItem>
      <MenuItem onChoose={switch_size}>
        <Icon name="text" />
        {large_text}
      </MenuItem>
      <MenuItem onChoose={switch_contrast}>
        <Icon name="eye" />
        {high_contrast}
      </MenuItem>
      {is_open && (
        <MenuItem onChoose={() => steering.open({ name: 'close' })}>
          <Icon name="lock" />
          {t.value.steps.close_workshop}
        </MenuItem>
      )}
    </Menu>
  )
}
