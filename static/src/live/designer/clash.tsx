/** Under a field: why it is not saved, or that somebody else was there, with both ways out. */
import { Icon } from '../parts/icon.tsx'
import { useDesigning } from './designing.ts'
import { current, is_sound, type FieldName } from './fields.ts'
import { t } from './words.ts'

export function FieldNotes({ activity_id, name, id }: { activity_id: string; name: FieldName; id: string }) {
  const { drafts } = useDesigning()
  if (drafts.clash(activity_id, name)) return <Clash activity_id={activity_id} name={name} id={id} />
  if (!drafts.is_refused(activity_id, name)) return null
  return (
    <p class="error" id={id} role="alert">
      <Icon name="alert" /> {why(name, drafts.shown(activity_id, name))}
    </p>
  )
}

function Clash({ activity_id, name, id }: { activity_id: string; name: FieldName; id: string }) {
  const { drafts, live } = useDesigning()
  const theirs = current(live.tables, activity_id, name)
  return (
    <div class="clash" id={id} role="alert">
      <p>
        <Icon name="alert" /> {typeof theirs === 'string' ? t.value.now_says(words_of(name, theirs)) : t.value.now_differs}
      </p>
      <div class="row" data-wrap>
        <button type="button" class="button" onClick={() => drafts.take_theirs(activity_id, name)}>
          {t.value.take_theirs}
        </button>
        <button type="button" class="button" onClick={() => drafts.keep_mine(activity_id, name)}>
          {t.value.keep_mine}
        </button>
      </div>
    </div>
  )
}

function words_of(name: FieldName, value: string): string {
  return name === 'reading' ? t.value.reading[value as 'silent'][0] : value
}

function why(name: FieldName, value: unknown): string {
  if (is_sound(name, value)) return t.value.invalid
  if (name === 'minutes') return t.value.not_minutes
  return name === 'rule' ? t.value.not_dots : t.value.empty
}
