/** What the room has done, to be looked at again; what lies ahead is not in the list. */
import { bilingual } from '../i18n.ts'
import { Icon } from '../parts/icon.tsx'
import { phrases } from '../parts/phrases.tsx'
import { past_places } from './place.ts'
import { usePhone } from './phone.ts'
import { t } from './words.ts'

export function PastPlaces({ onChoose }: { onChoose?: () => void }) {
  const { room, looking_at } = usePhone()
  const past = past_places(room.value)
  const go = (id: string) => {
    onChoose?.()
    looking_at.value = id
  }
  return (
    <div class="stack">
      {past.length === 0 && <p class="small soft">{t.value.nothing_yet}</p>}
      {past.map(({ activity, screen }) => (
        <button type="button" class="button" data-size="full" key={activity!.id} onClick={() => go(activity!.id)}>
          <Icon name={screen === 'result' ? 'vote' : 'note'} />
          <span class="wrap">{phrases(bilingual(activity!, 'title'))}</span>
        </button>
      ))}
    </div>
  )
}
