/** What is on, how much time is left, the way back, what waits unsent, and the menu. */
import { bilingual } from '../i18n.ts'
import { Icon } from '../parts/icon.tsx'
import { Menu, MenuItem } from '../parts/menu.tsx'
import { Timer } from '../parts/timer.tsx'
import { t as parts } from '../parts/words.ts'
import { past_places } from './place.ts'
import { usePhone } from './phone.ts'
import { Network } from './network.tsx'
import { is_dark, is_large, switch_language, switch_size, switch_theme } from './settings.ts'
import { Spotlit } from './spotlit.tsx'
import { unsent_elsewhere } from './unsent.ts'
import { t } from './words.ts'

export function Header({ is_gone }: { is_gone: boolean }) {
  const { live } = usePhone()
  return (
    <header class="stack">
      <div class="row">
        {is_gone ? <span class="brand">{t.value.brand}</span> : <Where />}
        <span class="end" />
        {!is_gone && <Timer live={live} size="inline" />}
        <PhoneMenu is_gone={is_gone} />
      </div>
      {!is_gone && <Network />}
      {!is_gone && <Spotlit />}
      {!is_gone && <Waiting />}
    </header>
  )
}

function Where() {
  const { place, room } = usePhone()
  const { activity } = place.value
  const stage = room.value.stage_runs.find(({ id }) => id === activity?.stage_run_id)
  if (!activity) return <span class="brand">{t.value.brand}</span>
  const title = bilingual(activity, 'title')
  return (
    <span class="small grow">
      <b>{title}</b>
      {stage && title.length < 16 && <span class="faint"> · {parts.value.stages[stage.stage]}</span>}
    </span>
  )
}

function PhoneMenu({ is_gone }: { is_gone: boolean }) {
  const { sheet, room, looking_at } = usePhone()
  const words = t.value
  return (
    <Menu label={words.menu} button={<Icon name="more" />} kind="plain" shape="square">
      <MenuItem onChoose={switch_language}><Icon name="language" />{words.other_language}</MenuItem>
      <MenuItem onChoose={switch_size}><Icon name="text" />{is_large.value ? words.text_normal : words.text_larger}</MenuItem>
      <MenuItem onChoose={switch_theme}><Icon name="moon" />{is_dark.value ? words.theme_light : words.theme_dark}</MenuItem>
      <hr />
      <MenuItem onChoose={() => (sheet.value = 'receipt')}><Icon name="note" />{words.receipt}</MenuItem>
      {!is_gone && <MenuItem onChoose={() => (sheet.value = 'me')}><Icon name="people" />{words.me_edit}</MenuItem>}
      {!is_gone && <MenuItem onChoose={() => (sheet.value = 'brief')}><Icon name="calendar" />{words.brief_title}</MenuItem>}
      {past_places(room.value).map(({ activity }) => (
        <MenuItem key={activity!.id} onChoose={() => (looking_at.value = activity!.id)}>
          <Icon name="undo" />{bilingual(activity!, 'title')}
        </MenuItem>
      ))}
    </Menu>
  )
}

/** Chips for what waits elsewhere: drafts of another board, the activity that is on now. */
function Waiting() {
  const phone = usePhone()
  const { place, now, looking_at, sheet } = phone
  const { activity } = place.value
  const elsewhere = unsent_elsewhere(phone)
  const is_away = looking_at.value !== null && activity?.id !== now.value.activity?.id
  if (!is_away && elsewhere.length === 0) return null
  return (
    <div class="row" data-wrap>
      {is_away && (
        <button type="button" class="chip" data-press onClick={() => (looking_at.value = null)}>
          <Icon name="next" />{t.value.back_to_now}
        </button>
      )}
      {elsewhere.length > 0 && (
        <button type="button" class="chip" data-press onClick={() => (sheet.value = 'drafts')}>
          <Icon name="edit" />{t.value.draft_waits(elsewhere.length)}
        </button>
      )}
    </div>
  )
}
