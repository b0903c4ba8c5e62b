/** Who is in the room: sectors against the plan, readiness, hands, door, the wall, and who leads; nobody is waited for any more once it is closed. */
import { workshop_of } from '../parts/reading.ts'
import { Door } from './door.tsx'
import { Hands } from './hands.tsx'
import { Facilitators } from './lead.tsx'
import { Meter } from './meter.tsx'
import { Readiness } from './readiness.tsx'
import { useSteering } from './steering.ts'
import { Wall } from './wall.tsx'

export function RoomPane() {
  const is_over = workshop_of(useSteering().live.tables)?.state === 'closed'
  return (
    <>
      <Meter />
      {!is_over && (
        <>
          <Readiness />
          <Hands />
          <Door />
        </>
      )}
      <Wall />
      <Facilitators />
    </>
  )
}
