/** The phone's frame: header, one screen, what lies above it, and what is said aloud. */
import { useEffect, useRef } from 'preact/hooks'
import { Toasts } from '../parts/toasts.tsx'
import { BoardScreen } from './board.tsx'
import { DotsScreen } from './dots.tsx'
import { EndScreen } from './end.tsx'
import { GoneScreen } from './gone.tsx'
import { Header } from './header.tsx'
import { BetweenScreen, LoadingScreen, LobbyScreen, SoonScreen } from './lobby.tsx'
import { usePhone } from './phone.ts'
import { place_key } from './place.ts'
import { ResultScreen } from './result.tsx'
import { RoundWaitScreen } from './round_wait.tsx'
import { Sheets } from './sheets.tsx'
import { StanceScreen } from './stance.tsx'
import { t } from './words.ts'
import { WriteScreen } from './write.tsx'

const SCREENS = {
  lobby: LobbyScreen,
  soon: SoonScreen,
  between: BetweenScreen,
  write: WriteScreen,
  board: BoardScreen,
  round_soon: RoundWaitScreen,
  dots: DotsScreen,
  stance: StanceScreen,
  round_closed: RoundWaitScreen,
  result: ResultScreen,
  ended: EndScreen,
}

export function App() {
  const { live, place, announcement } = usePhone()
  const is_gone = live.status.value === 'revoked' || live.status.value === 'moved'
  const here = place_key(place.value)
  const Screen = is_gone ? GoneScreen : live.is_loaded.value ? SCREENS[place.value.screen] : LoadingScreen
  const frame = useSteadyFocus(`${is_gone} ${live.is_loaded.value} ${here}`)
  return (
    <>
      <a class="button skip" href="#content">{t.value.skip}</a>
      <div class="phone" ref={frame}>
        <Header is_gone={is_gone} />
        <Screen key={here} />
      </div>
      <Sheets />
      <Toasts />
      <p class="hidden-label" aria-live="polite">{announcement.value}</p>
    </>
  )
}

/** When the screen changes under somebody's finger, reading goes on at its heading instead of nowhere. */
function useSteadyFocus(screen: string) {
  const frame = useRef<HTMLDivElement>(null)
  const { announcement } = usePhone()
  const is_first = useRef(true)
  useEffect(() => {
    const heading = frame.current?.querySelector('h1')
    if (!is_first.current) {
      announcement.value = heading?.textContent ?? ''
      scrollTo(0, 0)
      if (document.activeElement === document.body) heading?.focus({ preventScroll: true })
    }
    is_first.current = false
  }, [screen])
  return frame
}
