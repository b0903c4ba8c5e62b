/** Ballots for people without a phone: counted apart, and marked with whom they stand for and who entered them. */
import type { Round } from '../rows.ts'
import { Icon } from '../parts/icon.tsx'
import { sentence } from '../parts/phrases.tsx'
import { t as paper } from './paper_words.ts'
import { useSteering } from './steering.ts'
import { t } from './words.ts'

export function EnteredBallots({ round }: { round: Round }) {
  const steering = useSteering()
  const { vote } = t.value
  const entered = steering.live.tables.entered_ballots.all.value.filter((ballot) => ballot.round_id === round.id)
  return (
    <section class="stack">
      <h3 class="heading">{vote.entered}</h3>
      <p class="small soft">{sentence(vote.entered_hint)}</p>
      <ul class="stack small">
        {entered.map((ballot) => (
          <li class="row" key={ballot.id}>
            {paper.value.entered(ballot.on_behalf_of, ballot.name)}
            {round.state === 'open' && (
              <button
                class="button end bleed"
                data-kind="plain"
                onClick={() => steering.open({ name: 'ballot', round_id: round.id, ballot_id: ballot.id })}
              >
                {t.value.person.edit}
              </button>
            )}
          </li>
        ))}
      </ul>
      {round.state === 'open' && (
        <button class="button" onClick={() => steering.open({ name: 'ballot', round_id: round.id })}>
          <Icon name="vote" />
          {vote.enter}
        </button>
      )}
    </section>
  )
}
