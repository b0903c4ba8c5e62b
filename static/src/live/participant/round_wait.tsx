/** Before a round opens and between its close and its result. */
import { useEffect } from 'preact/hooks'
import { Icon } from '../parts/icon.tsx'
import { sentence } from '../parts/phrases.tsx'
import { usePhone } from './phone.ts'
import { Numbers } from './result.tsx'
import { Question } from './title.tsx'
import { t } from './words.ts'

export function RoundWaitScreen() {
  const { live, place, awaited, voted } = usePhone()
  const { activity, round, screen } = place.value
  awaited.add(activity!.id)
  useEffect(Numbers.fetch, [])
  const is_closed = screen === 'round_closed'
  const { turnout, joined } = live.presence.value
  const votes = turnout[round!.id] ?? 0
  return (
    <main>
      <Question activity={activity!} />
      <div class="well stack" role="status">
        <p><Icon name={is_closed ? 'lock' : 'clock'} /> <b>{sentence(is_closed ? t.value.round_closed : t.value.round_soon)}</b></p>
        {is_closed && <OwnVote is_counted={voted.value[round!.id]} />}
        {is_closed && <p class="small soft">{sentence(t.value.round_closed_hint)}</p>}
        {is_closed && votes > 0 && <p class="small soft">{t.value.votes_in(votes, Math.max(votes, joined))}</p>}
      </div>
    </main>
  )
}

/** Nothing is said where this phone does not know. */
function OwnVote({ is_counted }: { is_counted: boolean | undefined }) {
  if (is_counted === undefined) return null
  return <p>{sentence(is_counted ? t.value.own_vote_counted : t.value.own_vote_missing)}</p>
}
