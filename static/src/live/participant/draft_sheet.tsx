/** Words and pictures that were not sent: go on with them, use them on the board that is open now, copy them, or throw them away. */
import { useSignal } from '@preact/signals'
import { useEffect } from 'preact/hooks'
import { Dialog } from '../parts/dialog.tsx'
import { Icon } from '../parts/icon.tsx'
import { shown_words } from '../parts/note_words.ts'
import { phrases, sentence } from '../parts/phrases.tsx'
import { attached_by, is_something, type Attached } from './attached.ts'
import { AttachedView } from './attaching.tsx'
import { drop_draft } from './coming.ts'
import type { Coming, Draft } from './drafts.ts'
import { may_go_on } from './mending.ts'
import { CopyButton } from './copy_button.tsx'
import { KeptPicture } from './kept_picture.tsx'
import { objection_words } from './objections.ts'
import { usePhone, type Phone } from './phone.ts'
import { Close } from './sheets.tsx'
import { unsent_elsewhere, type Unsent } from './unsent.ts'
import { t as unsent } from './unsent_words.ts'
import { reason, t } from './words.ts'

type Waiting = {
  key: string
  text: string
  attached: Attached
  coming: Coming | null
  why: string
  may_go_on: boolean
  /** It lies elsewhere now, picture and all. */
  let_go: () => void
  throw_away: () => void
}

export function DraftSheet({ onClose }: { onClose: () => void }) {
  const phone = usePhone()
  const all = unsent_elsewhere(phone).map((each) => waiting_of(phone, each))
  useEffect(() => () => void setTimeout(land), [])
  useEffect(() => {
    if (all.length === 0) onClose()
  }, [all.length])
  return (
    <Dialog title={unsent.value.draft_title} onClose={onClose}>
      {all.map((each) => <OneWaiting key={each.key} waiting={each} onClose={onClose} />)}
      <footer class="ways">
        {all.length > 1 && <AllWaiting all={all} />}
        <Close onClose={onClose} />
      </footer>
    </Dialog>
  )
}

/** When the chip that led here has gone too: on the paper that has the words now, else on the heading. */
function land(): void {
  const places = document.querySelectorAll<HTMLElement>('.layer:not([hidden]) :is(#composer, h1)')
  if (document.activeElement === document.body) [...places].at(-1)?.focus()
}

function waiting_of(phone: Phone, each: Unsent): Waiting {
  const { live, drafts } = phone
  if ('key' in each) {
    const [let_go, throw_away] = [() => drafts.drop(each.key), () => drop_draft(phone, each.key)]
    return { ...each, why: why_it_waits(each), may_go_on: may_go_on(phone, each), let_go, throw_away }
  }
  const { id, type, data, state, answer } = each
  const stays = type === 'note.edit' ? unsent.value.original_stays : ''
  const why = state === 'unknown' ? t.value.unknown_saved : [reason(answer), stays].filter(Boolean).join(' ')
  const dismiss = () => live.dismiss(id)
  return { key: id, text: String(data.text), attached: attached_by(data), coming: null, why, may_go_on: false, let_go: dismiss, throw_away: dismiss }
}

function why_it_waits({ key, board_id, before, objection }: Draft): string {
  if (objection) return objection_words(objection)
  if (before) return unsent.value.draft_changes(shown_words(before.text, before.attached.picture))
  return key === board_id ? unsent.value.draft_hint : t.value.not_sent
}

function OneWaiting({ waiting, onClose }: { waiting: Waiting; onClose: () => void }) {
  const { key, text, attached, coming, why, throw_away } = waiting
  const phone = usePhone()
  const here = phone.composing.value
  const go_on = () => {
    onClose()
    phone.editing.value = key
  }
  const use = (board_id: string) => {
    put_onto(phone, board_id, waiting)
    onClose()
  }
  return (
    <article class="note">
      <AttachedView attached={attached} />
      {coming && <KeptPicture of={coming.key} />}
      {text && <p>{phrases(text)}</p>}
      <p class="small soft">{sentence(why)}</p>
      <div class="ways">
        {waiting.may_go_on && <button type="button" class="button" onClick={go_on}><Icon name="edit" />{t.value.edit_on}</button>}
        {here && !waiting.may_go_on && (
          <button type="button" class="button" onClick={() => use(here)}><Icon name="edit" />{unsent.value.draft_use}</button>
        )}
        {text && <CopyButton text={text} />}
        <button type="button" class="button" data-kind="plain" onClick={throw_away}>{unsent.value.draft_drop}</button>
      </div>
    </article>
  )
}

/** Words are joined; where both papers show something, what lay there waits instead. */
function put_onto({ drafts }: Phone, board_id: string, { text, attached, coming, let_go }: Waiting): void {
  const begun = drafts.of(board_id)
  const shows = is_something(attached) || coming !== null
  const was_shown = is_something(begun.attached) || begun.coming !== null
  let_go()
  if (shows && was_shown) drafts.set_aside(board_id)
  const before = shows && was_shown ? '' : begun.text
  drafts.keep(board_id, { text: [before, text].filter(Boolean).join('\n'), ...(shows && { attached, coming }) })
}

/** Thrown away together only by a second press. */
function AllWaiting({ all }: { all: readonly Waiting[] }) {
  const is_sure = useSignal(false)
  const throw_away = () => (is_sure.value ? all.forEach((each) => each.throw_away()) : (is_sure.value = true))
  return (
    <>
      <CopyButton text={all.map(({ text }) => text).filter(Boolean).join('\n\n')} label={unsent.value.copy_all} />
      <button type="button" class="button" data-kind={is_sure.value ? 'danger' : 'plain'} onClick={throw_away}>
        {is_sure.value ? unsent.value.drop_all_sure(all.length) : unsent.value.drop_all}
      </button>
    </>
  )
}
