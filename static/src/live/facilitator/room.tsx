/** Who is in the room: sectors against the plan, readiness, hands, door, the wall, and who leads. */
import { Door } from './door.tsx'
import { Hands } from './hands.tsx'
import { Facilitators, LeadIsGone } from './lead.tsx'
import { Meter } from './meter.tsx'
import { Readiness } from './readiness.tsx'
import { Wall } from './wall.tsx'

export function RoomPane() {
  return (
    <>
      <LeadIsGone />
      <Meter />
      <Readiness />
      <Hands />
      <Door />
      <Wall />
      <Facilitators />
    </>
  )
}
