/** What opens over the screen: a note of mine, about me, my receipt, unsent drafts, the brief. */
import { useRef } from 'preact/hooks'
import { Dialog } from '../parts/dialog.tsx'
import { Mark, SECTORS } from '../parts/mark.tsx'
import { say } from '../parts/toasts.tsx'
import { t as parts } from '../parts/words.ts'
import { Brief } from './brief.tsx'
import { DraftSheet } from './draft_sheet.tsx'
import { EditSheet } from './edit_sheet.tsx'
import { usePhone } from './phone.ts'
import { Receipt } from './receipt_card.tsx'
import { PastPlaces } from './screens_later.ts'
import { reason, t } from './words.ts'

export function Sheets() {
  const { sheet, room, editing } = usePhone()
  const close = () => (sheet.value = null)
  const { workshop } = room.value
  if (editing.value) return <EditSheet key={editing.value} draft_key={editing.value} />
  if (sheet.value === 'me') return <MeSheet onClose={close} />
  if (sheet.value === 'past') return <Dialog title={t.value.look_back} onClose={close}><PastPlaces onChoose={close} /><Close onClose={close} /></Dialog>
  if (sheet.value === 'drafts') return <DraftSheet onClose={close} />
  if (sheet.value === 'receipt') return <Dialog title={t.value.receipt} onClose={close}><Receipt /><Close onClose={close} /></Dialog>
  if (sheet.value === 'brief' && workshop) {
    return <Dialog title={t.value.brief_title} onClose={close}><Brief brief={workshop.brief} /><Close onClose={close} /></Dialog>
  }
  return null
}

export function Close({ onClose }: { onClose: () => void }) {
  return <button type="button" class="button" data-size="full" onClick={onClose}>{t.value.close}</button>
}

function MeSheet({ onClose }: { onClose: () => void }) {
  const { live } = usePhone()
  const name = useRef<HTMLInputElement>(null)
  const form = useRef<HTMLDivElement>(null)
  const me = live.tables.participants.row(live.boot.participant_id ?? '').peek()
  const save = async () => {
    const sector = form.current?.querySelector<HTMLInputElement>('input[name=sector]:checked')?.value ?? me?.sector
    onClose()
    const answer = await live.command('participant.update', { name: name.current?.value.trim() ?? '', sector }).settled
    if (answer.ok) say(t.value.saved)
    else say(reason(answer), 'bad')
  }
  return (
    <Dialog title={t.value.me_title} onClose={onClose} onSubmit={save}>
      <div class="field">
        <label for="my-name">{t.value.name_label} <span class="small faint">({t.value.name_hint})</span></label>
        <input class="input" id="my-name" ref={name} defaultValue={me?.name ?? ''} autocomplete="given-name" />
      </div>
      <div ref={form} role="radiogroup" aria-label={t.value.sector_label}>
        {SECTORS.map((sector) => (
          <label class="tick" key={sector}>
            <input type="radio" name="sector" value={sector} defaultChecked={me?.sector === sector} />
            <Mark sector={sector} />
            <span>{parts.value.sectors[sector]}</span>
          </label>
        ))}
      </div>
      <button class="button" data-kind="primary" data-size="big">{t.value.save}</button>
      <Close onClose={onClose} />
    </Dialog>
  )
}
