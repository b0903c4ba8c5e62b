/** Words that were not sent: use them on the board that is open now, copy them, or throw them away. */
import { Dialog } from '../parts/dialog.tsx'
import { Icon } from '../parts/icon.tsx'
import { is_something } from './attached.ts'
import { AttachedView } from './attaching.tsx'
import { CopyButton } from './gone.tsx'
import { usePhone } from './phone.ts'
import { Close } from './sheets.tsx'
import { unsent_elsewhere, type Unsent } from './unsent.ts'
import { t } from './words.ts'

export function DraftSheet({ onClose }: { onClose: () => void }) {
  const phone = usePhone()
  return (
    <Dialog title={t.value.draft_title} onClose={onClose}>
      {unsent_elsewhere(phone).map((each) => <UnsentNote key={each.key} unsent={each} onClose={onClose} />)}
      <Close onClose={onClose} />
    </Dialog>
  )
}

function UnsentNote({ unsent, onClose }: { unsent: Unsent; onClose: () => void }) {
  const { drafts, composing } = usePhone()
  const here = composing.value
  const use = (board_id: string) => {
    const begun = drafts.of(board_id)
    const text = [begun.text, unsent.text].filter(Boolean).join('\n')
    drafts.keep(board_id, { text, attached: is_something(begun.attached) ? begun.attached : unsent.attached })
    unsent.drop()
    onClose()
  }
  return (
    <article class="note">
      <AttachedView attached={unsent.attached} />
      <p>{unsent.text}</p>
      <p class="small soft">{unsent.why}</p>
      <div class="row" data-wrap>
        {here && (
          <button type="button" class="button" onClick={() => use(here)}>
            <Icon name="edit" />{t.value.draft_use}
          </button>
        )}
        <CopyButton text={unsent.text} />
        <button type="button" class="button" data-kind="plain" onClick={unsent.drop}>{t.value.draft_drop}</button>
      </div>
    </article>
  )
}
