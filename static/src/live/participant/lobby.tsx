/** Before and between: what this is for, who is here, what comes, and that nothing needs to be done. */
import { useSignal } from '@preact/signals'
import { useEffect } from 'preact/hooks'
import { Icon } from '../parts/icon.tsx'
import { sentence, set } from '../parts/phrases.tsx'
import { t as parts } from '../parts/words.ts'
import { bilingual } from '../i18n.ts'
import { Brief } from './brief.tsx'
import { usePhone } from './phone.ts'
import { Receipt } from './receipt_card.tsx'
import { Title } from './title.tsx'
import { WhoIsHere } from './who_is_here.tsx'
import { t } from './words.ts'

export function LoadingScreen() {
  const is_slow = useSignal(false)
  useEffect(() => {
    const timer = setTimeout(() => (is_slow.value = true), 6000)
    return () => clearTimeout(timer)
  }, [])
  return (
    <main aria-busy="true">
      <div class="empty" role="status">
        <p>{is_slow.value ? t.value.loading_slow : t.value.loading}</p>
      </div>
    </main>
  )
}

export function LobbyScreen() {
  const { live, room } = usePhone()
  const me = live.tables.participants.get(live.boot.participant_id ?? '')
  const { workshop } = room.value
  return (
    <>
      <main>
        <Title under={me?.name ? t.value.welcome(me.name) : t.value.welcome_nameless}>
          {workshop && bilingual(workshop, 'title')}
        </Title>
        <WhoIsHere />
        {workshop && <Brief brief={workshop.brief} />}
        <section class="stack">
          <h2 class="small">{t.value.receipt}</h2>
          <Receipt />
        </section>
      </main>
      <Waits />
    </>
  )
}

/** The stage is open, its first activity not yet: what we are about to do. */
export function SoonScreen() {
  const { stage, activity } = usePhone().place.value
  const prompt = activity && bilingual(activity, 'prompt')
  return (
    <>
      <main>
        <Title under={t.value.soon_hint}>{stage ? t.value.soon(parts.value.stages[stage.stage]) : t.value.soon_nameless}</Title>
        {activity && (
          <section class="sheet stack">
            <h2 class="small soft">{t.value.first_comes}</h2>
            <p><b>{set(bilingual(activity, 'title'))}</b></p>
            {prompt && <p>{set(prompt)}</p>}
          </section>
        )}
        <WhoIsHere />
      </main>
      <Waits />
    </>
  )
}

export function BetweenScreen() {
  return (
    <>
      <main>
        <Title under={t.value.between_hint}>{t.value.between}</Title>
        <WhoIsHere />
      </main>
      <Waits />
    </>
  )
}

/** Nothing to press: the page goes on by itself. */
function Waits() {
  return (
    <footer class="dock" data-kind="row">
      <Icon name="clock" />
      <p class="small grow">{sentence(t.value.lobby_wait)}</p>
    </footer>
  )
}
