/** Where in the day this is, how much time is left, the way back to the room, what waits unsent, and the menu. */
import { Icon } from '../parts/icon.tsx'
import { Menu, MenuItem } from '../parts/menu.tsx'
import { RehearsalRibbon } from '../parts/rehearsal.tsx'
import { Timer } from '../parts/timer.tsx'
import { t as parts } from '../parts/words.ts'
import { HandButton } from './hand.tsx'
import { HeaderLine } from './header_line.tsx'
import { NudgeBanner } from './nudge.tsx'
import { LeaveLight } from './leave_light.tsx'
import { past_places, step_of, type Step } from './place.ts'
import { usePhone } from './phone.ts'
import { is_dark, is_large, is_strong, switch_contrast, switch_language, switch_size, switch_theme } from './settings.ts'
import { unsent_elsewhere } from './unsent.ts'
import { t } from './words.ts'

export function Header({ is_gone }: { is_gone: boolean }) {
  const { live, place, now, room } = usePhone()
  const step = is_gone ? undefined : step_of(room.value, place.value.activity ?? now.value.activity)
  return (
    <header class="stack">
      <RehearsalRibbon live={live} />
      <div class="row">
        {step ? <Where step={step} /> : <span class="brand grow">{t.value.brand}</span>}
        {!is_gone && <Timer live={live} size="inline" />}
        {!is_gone && <HandButton />}
        <PhoneMenu is_gone={is_gone} />
      </div>
      {step && <Steps step={step} />}
      {!is_gone && <HeaderLine />}
      {!is_gone && <NudgeBanner />}
      {!is_gone && <Waiting />}
    </header>
  )
}

function Where({ step }: { step: Step }) {
  return (
    <p class="where grow">
      <b class="keep">{parts.value.stages[step.stage.stage]}</b> <span class="keep soft">{t.value.step(step.nth)}</span>
    </p>
  )
}

/** One piece for each stage that the room has reached; none for what is to come. */
function Steps({ step: { nth, reached, share } }: { step: Step }) {
  return (
    <div class="steps" aria-hidden="true">
      {Array.from({ length: reached }, (_, at) => (
        <i key={at} data-state={at === nth - 1 ? 'now' : 'done'} style={at === nth - 1 ? { '--v': share } : undefined} />
      ))}
    </div>
  )
}

function PhoneMenu({ is_gone }: { is_gone: boolean }) {
  const { sheet, room } = usePhone()
  const words = t.value
  return (
    <Menu label={words.menu} button={<Icon name="more" />} kind="plain" shape="square">
      <MenuItem onChoose={switch_language}><Icon name="language" />{words.other_language}</MenuItem>
      <MenuItem onChoose={switch_size}><Icon name="text" />{is_large.value ? words.text_normal : words.text_larger}</MenuItem>
      <MenuItem onChoose={switch_theme}><Icon name="moon" />{is_dark.value ? words.theme_light : words.theme_dark}</MenuItem>
      <MenuItem onChoose={switch_contrast}><Icon name="eye" />{is_strong.value ? words.contrast_normal : words.contrast_high}</MenuItem>
      <hr />
      <MenuItem onChoose={() => (sheet.value = 'receipt')}><Icon name="note" />{words.receipt}</MenuItem>
      {!is_gone && <MenuItem onChoose={() => (sheet.value = 'me')}><Icon name="people" />{words.me_edit}</MenuItem>}
      {!is_gone && <MenuItem onChoose={() => (sheet.value = 'brief')}><Icon name="calendar" />{words.brief_title}</MenuItem>}
      {past_places(room.value).length > 0 && (
        <MenuItem onChoose={() => (sheet.value = 'past')}><Icon name="back" />{words.look_back}</MenuItem>
      )}
    </Menu>
  )
}

/** Chips for what waits elsewhere: the room itself, what it looks at together, drafts of another board. */
function Waiting() {
  const phone = usePhone()
  const { light, left_light, over, sheet } = phone
  const elsewhere = unsent_elsewhere(phone)
  const is_lit = light.value !== undefined && over.value === light.value
  const has_left = light.value !== undefined && !is_lit && left_light.value !== null
  const is_leaving = over.value !== null && (!is_lit || over.value.screen !== 'lit')
  if (!is_leaving && !has_left && elsewhere.length === 0) return null
  return (
    <div class="row" data-wrap>
      {is_leaving && (is_lit ? <LeaveLight kind="chip" /> : <Away />)}
      {has_left && (
        <button type="button" class="chip" data-press onClick={() => (left_light.value = null)}>
          <Icon name="eye" />{t.value.see_light}
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

/** Looking back: the one way on. */
function Away() {
  const { looking_at } = usePhone()
  return (
    <button type="button" class="button" data-kind="primary" onClick={() => (looking_at.value = null)}>
      {t.value.back_to_now} <Icon name="next" />
    </button>
  )
}
