/** Words and pictures that were not sent: use them on the board that is open now, copy them, or throw them away. */
import { useSignal } from '@preact/signals'
import { useEffect } from 'preact/hooks'
import { Dialog } from '../parts/dialog.tsx'
import { Icon } from '../parts/icon.tsx'
import { is_something } from './attached.ts'
import { AttachedView } from './attaching.tsx'
import { CopyButton } from './gone.tsx'
import { drop_picture, kept_picture } from './kept_pictures.ts'
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
    const is_begun = is_something(begun.attached) || begun.unsent !== null
    unsent.drop()
    drafts.keep(board_id, is_begun ? { text } : { text, attached: unsent.attached, unsent: unsent.picture })
    onClose()
  }
  const drop = () => {
    unsent.drop()
    if (unsent.picture) void drop_picture(unsent.picture)
  }
  return (
    <article class="note">
      <AttachedView attached={unsent.attached} />
      {unsent.picture && <KeptPicture of={unsent.picture} />}
      <p>{unsent.text}</p>
      <p class="small soft">{unsent.why}</p>
      <div class="row" data-wrap>
        {here && (
          <button type="button" class="button" onClick={() => use(here)}>
            <Icon name="edit" />{t.value.draft_use}
          </button>
        )}
        <CopyButton text={unsent.text} />
        <button type="button" class="button" data-kind="plain" onClick={drop}>{t.value.draft_drop}</button>
      </div>
    </article>
  )
}

/** A picture that is only on this phone so far. */
function KeptPicture({ of }: { of: string }) {
  const url = useSignal('')
  useEffect(() => {
    void kept_picture(of).then((picture) => picture && (url.value = URL.createObjectURL(picture)))
    return () => URL.revokeObjectURL(url.peek())
  }, [of])
  return url.value ? <span class="photo"><img src={url.value} alt={t.value.not_sent} /></span> : null
}
