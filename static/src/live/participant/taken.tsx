/** Notes that I took back: kept on the phone, so that a slip of the thumb can be undone. */
import { signal } from '@preact/signals'
import { Icon } from '../parts/icon.tsx'
import type { Board, Note } from '../rows.ts'
import { phone_shelf } from '../storage.ts'
import { usePhone } from './phone.ts'
import { t } from './words.ts'

type Taken = Pick<Note, 'id' | 'board_id' | 'text'>
const taken = signal<readonly Taken[] | null>(null)
const shelf_key = (person: string) => `ruamsang.taken.${person}`

export function keep_taken(person: string, { id, board_id, text }: Note): void {
  keep(person, [...read(person).filter((each) => each.id !== id), { id, board_id, text }])
}

export function TakenNotes({ board }: { board: Board }) {
  const { live, person } = usePhone()
  const gone = read(person).filter(({ id, board_id }) => board_id === board.id && live.tables.notes.get(id) === undefined)
  return (
    <>
      {gone.map(({ id, text }) => (
        <div class="row well" key={id}>
          <p class="small soft grow">{t.value.taken_back}: {text}</p>
          <button type="button" class="button" onClick={() => live.command('note.restore', { note_id: id })}>
            <Icon name="undo" />{t.value.restore}
          </button>
        </div>
      ))}
    </>
  )
}

function read(person: string): readonly Taken[] {
  taken.value ??= phone_shelf.read<Taken[]>(shelf_key(person)) ?? []
  return taken.value
}

function keep(person: string, list: readonly Taken[]): void {
  taken.value = list
  phone_shelf.set(shelf_key(person), JSON.stringify(list))
}
