/** Notes that I took back: a line where each of them was, so that a slip of the thumb can be undone. */
import { signal } from '@preact/signals'
import { Icon } from '../parts/icon.tsx'
import { phrases } from '../parts/phrases.tsx'
import type { Note } from '../rows.ts'
import { phone_shelf } from '../storage.ts'
import { want_focus } from './focus.ts'
import { tell_how_it_went } from './own_acts.ts'
import { usePhone } from './phone.ts'
import { SendingWords } from './sending_words.tsx'
import { t } from './words.ts'

/** `text`: its words, or what it showed. `position`: where it was. */
export type Taken = Pick<Note, 'id' | 'board_id' | 'text'> & { position?: number }
const taken = signal<readonly Taken[] | null>(null)
const shelf_key = (person: string) => `ruamsang.taken.${person}`

export function keep_taken(person: string, { id, board_id, text, position }: Note): void {
  keep(person, [...taken_by(person).filter((each) => each.id !== id), { id, board_id, text, position }])
}

export function taken_by(person: string): readonly Taken[] {
  taken.value ??= phone_shelf.read<Taken[]>(shelf_key(person)) ?? []
  return taken.value
}

export function TakenNote({ id, is_coming_back }: { id: string; is_coming_back: boolean }) {
  const phone = usePhone()
  const { live, person } = phone
  const bring_back = () => {
    tell_how_it_went(phone, live.command('note.restore', { note_id: id }).settled, () => t.value.brought_back)
    want_focus(id)
  }
  return (
    <div class="row well taken" data-wrap data-note={id}>
      <p class="small soft grow">{t.value.taken_back}: {phrases(taken_by(person).find((each) => each.id === id)?.text ?? '')}</p>
      <button type="button" class="button" aria-disabled={is_coming_back} onClick={() => is_coming_back || bring_back()}>
        {is_coming_back ? <SendingWords /> : <><Icon name="undo" />{t.value.restore}</>}
      </button>
    </div>
  )
}

function keep(person: string, list: readonly Taken[]): void {
  taken.value = list
  phone_shelf.set(shelf_key(person), JSON.stringify(list))
}
