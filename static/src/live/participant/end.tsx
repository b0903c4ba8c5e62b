/** After the end: what happens next and by when, what was recorded, the receipt, and everything to look at again. */
import { bilingual } from '../i18n.ts'
import { day } from '../parts/dates.ts'
import { Icon } from '../parts/icon.tsx'
import { phrases, sentence, set } from '../parts/phrases.tsx'
import { OwnNote } from './own_note.tsx'
import { usePhone } from './phone.ts'
import { Receipt } from './receipt_card.tsx'
import { PastPlaces } from './past_places.tsx'
import { Title } from './title.tsx'
import { t } from './words.ts'

export function EndScreen() {
  const { room } = usePhone()
  const { workshop } = room.value
  const { decider = '', answer_due = '' } = workshop?.brief ?? {}
  return (
    <>
      <main>
        <Title under={workshop && bilingual(workshop, 'title')}>{t.value.ended}</Title>
        <section class="stack">
          <h2>{t.value.next_title}</h2>
          <ol class="sheet next-steps">
            <li><Icon name="note" /><p>{sentence(t.value.next_kept)}</p></li>
            {decider && <li><Icon name="people" /><p>{sentence(t.value.next_decides(decider))}</p></li>}
            {answer_due && <li><Icon name="calendar" /><p><b>{sentence(t.value.next_answer(decider, day(answer_due)))}</b></p></li>}
          </ol>
        </section>
        <section class="stack">
          <h2>{t.value.receipt}</h2>
          <Receipt />
        </section>
        <Outcomes />
        <MyNotes />
        <LookBack />
      </main>
    </>
  )
}

function Outcomes() {
  const outcomes = usePhone().live.tables.outcomes.all.value
  if (outcomes.length === 0) return null
  return (
    <section class="stack">
      <h2>{t.value.outcomes}</h2>
      <ul class="stack">
        {outcomes.map((outcome) => (
          <li class="sheet" key={outcome.id}>
            <p class="tiny soft">{t.value.outcome_kinds[outcome.kind]}</p>
            <p><b>{set(bilingual(outcome, 'title'))}</b></p>
            {outcome.text && <p class="small">{phrases(outcome.text)}</p>}
          </li>
        ))}
      </ul>
    </section>
  )
}

function MyNotes() {
  const { notes, own_notes, boards } = usePhone().live.tables
  const mine = notes.all.value.filter(({ id }) => own_notes.get(id) !== undefined)
  if (mine.length === 0) return null
  return (
    <section class="stack">
      <h2>{t.value.my_notes}</h2>
      {mine.map((note) => <OwnNote key={note.id} id={note.id} board={boards.get(note.board_id)!} is_writable={false} />)}
    </section>
  )
}

function LookBack() {
  return (
    <section class="stack">
      <h2>{t.value.look_back}</h2>
      <PastPlaces />
    </section>
  )
}
