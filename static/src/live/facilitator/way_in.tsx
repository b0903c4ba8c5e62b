/** How people come in: the QR code, the code in large digits, the address and the poster; in the lobby and on a sheet of its own. */
import { spaced_code } from '../parts/dates.ts'
import { Dialog } from '../parts/dialog.tsx'
import { Icon } from '../parts/icon.tsx'
import { workshop_of } from '../parts/reading.ts'
import { useSteering } from './steering.ts'
import { t } from './words.ts'

export function WayIn({ is_large }: { is_large?: boolean }) {
  const { live } = useSteering()
  const workshop = workshop_of(live.tables)
  if (!workshop) return null
  return (
    <section class="sheet way-in" data-size={is_large ? 'large' : undefined}>
      <img src={`/j/${workshop.join_code}/qr.svg`} alt={t.value.projector.qr} />
      <div>
        <p class="soft small">{t.value.join_code}</p>
        <p class="number huge">{spaced_code(workshop.join_code)}</p>
        <a href={live.boot.join_url} target="_blank" rel="noopener">
          {live.boot.join_url}
        </a>
        <p class="row" data-wrap>
          <Icon name="print" /> <span class="small">{t.value.lobby.poster}</span>
          {['A4', 'A3'].map((paper) => (
            <a class="button" data-kind="plain" key={paper} target="_blank" href={poster_url(live.boot.workshop_id, paper)}>
              {paper}
            </a>
          ))}
        </p>
      </div>
    </section>
  )
}

export function DoorSheet() {
  const steering = useSteering()
  const { show_code_title, person } = t.value
  return (
    <Dialog title={show_code_title} size="wide" onClose={() => steering.close()} onSubmit={() => steering.close()}>
      <WayIn is_large />
      <footer>
        <button class="button" data-kind="primary">
          {person.done}
        </button>
      </footer>
    </Dialog>
  )
}

function poster_url(workshop_id: string, paper: string): string {
  return `/staff/workshops/${workshop_id}/poster.pdf?paper=${paper.toLowerCase()}`
}
