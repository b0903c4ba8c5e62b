/** The header's second line, of one height whatever it says: no network, an end that comes, else what is on and my table. */
import { useEffect } from 'preact/hooks'
import { bilingual } from '../i18n.ts'
import { Icon } from '../parts/icon.tsx'
import { sentence } from '../parts/phrases.tsx'
import { t as parts } from '../parts/words.ts'
import type { Activity } from '../rows.ts'
import { Network } from './network.tsx'
import { usePhone } from './phone.ts'
import { step_of } from './place.ts'
import { MySeat } from './seat.tsx'
import { t } from './words.ts'
import { useWritable } from './writable.ts'

export function HeaderLine() {
  const { now, composing } = usePhone()
  const { activity } = now.value
  return (
    <div class="header-line">
      <p class="row small soft"><Standing /><MySeat /></p>
      {activity && composing.value !== null && <Closing activity={activity} />}
      <Network />
    </div>
  )
}

/** With the room at its activity (a segment's name is the heading already), looking on together, or looking back. */
function Standing() {
  const { now, over, light, room } = usePhone()
  if (over.value && over.value === light.value) return <span class="keep"><Icon name="eye" /> {t.value.spotlit}</span>
  if (over.value) return <span class="keep"><Icon name="back" /> {t.value.looking_back}</span>
  const { activity, screen } = now.value
  const title = activity && bilingual(activity, 'title')
  const step = step_of(room.value, activity)
  if (!step || screen === 'segment' || title === parts.value.stages[step.stage.stage]) return null
  return <span class="on-now">{title}</span>
}

function Closing({ activity }: { activity: Activity }) {
  const { closes_in } = useWritable(activity)
  return closes_in === null ? null : <ClosingSoon seconds={closes_in} />
}

/** Seen every second, heard once. */
function ClosingSoon({ seconds }: { seconds: number }) {
  const { announcement } = usePhone()
  useEffect(() => void (announcement.value = t.value.closing_soon(seconds)), [])
  return (
    <p class="connection closing" data-state="warn">
      <Icon name="clock" />
      <span>{sentence(t.value.closing_soon(seconds))}</span>
    </p>
  )
}
