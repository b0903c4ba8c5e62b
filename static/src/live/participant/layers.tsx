/** Two layers of paper: where the room is, kept as it was left, and over it what is looked at again or together. */
import { effect } from '@preact/signals'
import type { FunctionComponent } from 'preact'
import { useEffect, useLayoutEffect, useMemo, useRef } from 'preact/hooks'
import { PhoneContext, usePhone, type Phone } from './phone.ts'
import { place_key, type Place } from './place.ts'

type Screens = Record<Place['screen'], FunctionComponent>

export function Layers({ screens }: { screens: Screens }) {
  const phone = usePhone()
  const { now, over } = phone
  const room = useMemo<Phone>(() => ({ ...phone, place: now }), [phone])
  const above = useMemo<Phone>(() => ({ ...phone, is_over: true }), [phone])
  const Room = screens[now.value.screen]
  const Over = over.value && screens[over.value.screen]
  const frame = useReturn(phone)
  return (
    <div class="layers" ref={frame}>
      <div class="layer" hidden={over.value !== null}>
        <PhoneContext.Provider value={room}><Room key={place_key(now.value)} /></PhoneContext.Provider>
      </div>
      {Over && (
        <div class="layer">
          <PhoneContext.Provider value={above}><Over key={place_key(over.value!)} /></PhoneContext.Provider>
        </div>
      )}
    </div>
  )
}

/** Held weakly: the element would keep its whole screen alive, for every place that the room has been to. */
type Left = { y: number; focus: WeakRef<Element> | null }

const in_front = ({ now, over }: Phone): string => (over.value ? `over ${place_key(over.value)}` : `room ${place_key(now.value)}`)

/** A new screen starts at its top and is read from its heading; one that was left goes on where it was. */
function useReturn(phone: Phone) {
  const frame = useRef<HTMLDivElement>(null)
  const left = useRef(new Map<string, Left>()).current
  const here = in_front(phone)
  const last = useRef(here)
  useEffect(() => remember(phone, left), [phone])
  useLayoutEffect(() => {
    if (last.current === here) return
    last.current = here
    const heading = frame.current?.querySelector<HTMLElement>('.layer:not([hidden]) h1')
    phone.announcement.value = heading?.textContent ?? ''
    come_to(left.get(here), heading)
    left.delete(here)
  }, [here])
  return frame
}

/** Taken down before anything is drawn anew: a header that grows would move what is read. */
function remember(phone: Phone, left: Map<string, Left>): () => void {
  let last = in_front(phone)
  return effect(() => {
    const here = in_front(phone)
    if (here !== last) left.set(last, { y: scrollY, focus: document.activeElement && new WeakRef(document.activeElement) })
    last = here
  })
}

function come_to(was: Left | undefined, heading: HTMLElement | null | undefined): void {
  const { activeElement } = document
  const focus = was?.focus?.deref()
  scrollTo(0, was?.y ?? 0)
  if (focus instanceof HTMLElement && focus.isConnected) focus.focus({ preventScroll: true })
  else if (!activeElement || activeElement === document.body || activeElement.closest('[hidden]')) heading?.focus({ preventScroll: true })
}
