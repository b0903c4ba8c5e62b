/** The phone's frame: header, one screen, what lies above it, and what is said aloud. */
import { Toasts } from '../parts/toasts.tsx'
import { BoardScreen } from './board.tsx'
import { Header } from './header.tsx'
import { Layers } from './layers.tsx'
import { LitScreen } from './lit.tsx'
import { BetweenScreen, LoadingScreen, LobbyScreen, SoonScreen } from './lobby.tsx'
import { News } from './news.tsx'
import { usePhone } from './phone.ts'
import { ResultScreen } from './result.tsx'
import { RoundWaitScreen } from './round_wait.tsx'
import { DotsScreen, EndScreen, GoneScreen, SegmentScreen, StanceScreen } from './screens_later.ts'
import { SheetsLater } from './sheets_later.tsx'
import { t } from './words.ts'
import { WriteScreen } from './write.tsx'

const SCREENS = {
  lobby: LobbyScreen,
  soon: SoonScreen,
  between: BetweenScreen,
  segment: SegmentScreen,
  write: WriteScreen,
  board: BoardScreen,
  round_soon: RoundWaitScreen,
  dots: DotsScreen,
  stance: StanceScreen,
  round_closed: RoundWaitScreen,
  result: ResultScreen,
  lit: LitScreen,
  ended: EndScreen,
}

export function App() {
  const { live, over } = usePhone()
  const is_gone = live.status.value === 'revoked' || live.status.value === 'moved'
  return (
    <>
      <a class="button skip" href="#phone" onClick={skip}>{t.value.skip}</a>
      <div class="phone" id="phone" data-over={over.value && !is_gone ? '' : undefined}>
        <Header is_gone={is_gone} />
        {is_gone ? <GoneScreen /> : live.is_loaded.value ? <Layers screens={SCREENS} /> : <LoadingScreen />}
      </div>
      <SheetsLater />
      <Toasts />
      <News />
    </>
  )
}

/** Past the header, to the heading of the screen in front. */
function skip(event: Event): void {
  event.preventDefault()
  const headings = [...document.querySelectorAll<HTMLElement>('.phone h1')]
  headings.find((heading) => !heading.closest('[hidden]'))?.focus()
}
