/** Corrects an item of one's own words before its ballot is given out; whoever was faster is shown. */
import { useSignal } from '@preact/signals'
import type { RoundItem } from '../rows.ts'
import { Dialog } from '../parts/dialog.tsx'
import { phrases } from '../parts/phrases.tsx'
import { Status } from '../parts/status.tsx'
import { Field } from './field.tsx'
import { SheetFoot } from './sheet_foot.tsx'
import { useSteering } from './steering.ts'
import { t } from './words.ts'

type Words = { text_th: string; text_en: string }

export function ItemSheet({ item_id }: { item_id: string }) {
  const steering = useSteering()
  const item = steering.live.tables.round_items.get(item_id)
  const before = useSignal<Words>(words_of(item))
  const text_th = useSignal(before.value.text_th)
  const text_en = useSignal(before.value.text_en)
  const theirs = useSignal('')
  const { items, save } = t.value
  if (!item) return null
  const reword = async () => {
    const words = { text_th: text_th.value.trim(), text_en: text_en.value.trim() }
    const data = { round_id: item.round_id, item_id, ...words, before: before.value }
    if (await steering.ask('round.reword_item', data)) steering.close()
    else look_again()
  }
  const look_again = () => {
    const now = words_of(steering.live.tables.round_items.row(item_id).peek())
    const is_changed = now.text_th !== before.value.text_th || now.text_en !== before.value.text_en
    if (is_changed) theirs.value = [now.text_th, now.text_en].filter(Boolean).join(' · ')
    before.value = now
  }
  return (
    <Dialog title={items.reword} onClose={() => steering.close()} onSubmit={reword}>
      <Field label={items.text_th} value={text_th} lang="th" is_long rows={2} />
      <Field label={items.text_en} value={text_en} lang="en" is_long rows={2} />
      {theirs.value && <Status tone="warn">{phrases(items.now_says(theirs.value))}</Status>}
      <SheetFoot is_ready={(text_th.value + text_en.value).trim() !== ''}>{save}</SheetFoot>
    </Dialog>
  )
}

function words_of(item: RoundItem | undefined): Words {
  return { text_th: item?.text_th ?? '', text_en: item?.text_en ?? '' }
}
