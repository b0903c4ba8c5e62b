/** The door: sends who is coming in, keeps the receipt, and goes to the room. Works on plain http. */
import { phone_shelf } from '../live/storage.ts'
import { receipt_key } from '../live/participant/receipt.ts'
import { csrf_token } from '../live/tickets.ts'
import { graphemes, tidy } from '../live/words.ts'
import { clear_faults, show_faults, show_refusal, type Faults } from './faults.ts'
import { show_way_out } from './in_app.ts'
import { pair_for } from './pair.ts'

type Joined = { participant_id: string; receipt: string; room_url: string }
type Refused = { code: string; fields?: Record<string, unknown> }

const door = document.getElementById('door')!
const { url = '', code: join_code = '', here: known = '' } = door.dataset
/** Ids of everybody whom this page knows to be in already on this phone. */
const here = known.split(' ').filter(Boolean)
const pair = pair_for(join_code)

show_way_out(document.getElementById('in-app'))
open_on_press()
on_submit('join', join)
on_submit('return-form', come_back)
void keep_lost_receipt()
addEventListener('pageshow', look_anew)

async function join(form: HTMLFormElement): Promise<void> {
  const typed = new FormData(form)
  const name = tidy(String(typed.get('name') ?? ''))
  const faults: Faults = {}
  if (graphemes(name) > limit_of(form)) faults['name'] = 'name'
  if (!typed.get('sector')) faults['sector'] = 'sector'
  if (!typed.get('data_consent')) faults['data_consent'] = 'data_consent'
  if (show_faults(faults)) return
  const joined = await post(form, { ...pair.get(), name, sector: typed.get('sector'), data_consent: true, here })
  if (!joined) return
  pair.used()
  enter(joined)
}

async function come_back(form: HTMLFormElement): Promise<void> {
  const receipt = String(new FormData(form).get('receipt') ?? '').trim()
  if (show_faults(receipt ? {} : { receipt: 'receipt' })) return
  const joined = await post(form, { receipt })
  if (joined) enter(joined)
}

function enter(joined: Joined): void {
  keep_receipt(joined)
  location.href = joined.room_url
}

function keep_receipt({ participant_id, receipt }: Joined): void {
  phone_shelf.set(receipt_key(participant_id), receipt)
}

/** The answer, or null after saying why there is none. */
async function post(form: HTMLFormElement, body: object): Promise<Joined | null> {
  try {
    const answer = await send(body)
    if (answer.ok) return (await answer.json()) as Joined
    refuse(form, (await answer.json()) as Refused)
  } catch {
    show_refusal(form, 'network')
  }
  return null
}

function send(body: object): Promise<Response> {
  const headers = { 'Content-Type': 'application/json', 'X-CSRFToken': csrf_token() }
  return fetch(url, { method: 'POST', headers, body: JSON.stringify(body) })
}

function refuse(form: HTMLFormElement, { code, fields }: Refused): void {
  if (fields?.['reason'] === 'somebody_here') location.reload()
  else if (code === 'not_found' && form.id === 'return-form') show_faults({ receipt: code })
  else show_refusal(form, code)
}

/** The page was loaded anew while somebody came in, before the answer was here: the same pair gives the same receipt. */
async function keep_lost_receipt(): Promise<void> {
  const kept = pair.kept()
  if (!kept || !here.includes(kept.id)) return
  const answer = await send({ ...kept, name: '', sector: 'people', data_consent: true, here }).catch(() => null)
  if (!answer?.ok) return
  keep_receipt((await answer.json()) as Joined)
  pair.used()
}

/** By the browser's way back the page is as it was left, filled in: whoever is in now would come in a second time. */
function look_anew({ persisted }: PageTransitionEvent): void {
  if (persisted) return location.reload()
  const [way] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[]
  if (way?.type === 'back_forward') for (const form of document.forms) form.reset()
}

function on_submit(id: string, act: (form: HTMLFormElement) => Promise<void>): void {
  const form = document.getElementById(id) as HTMLFormElement | null
  form?.addEventListener('submit', async (event) => {
    event.preventDefault()
    const button = form.querySelector<HTMLButtonElement>('button:not([type])')!
    if (button.getAttribute('aria-busy') === 'true') return
    const label = button.textContent
    button.setAttribute('aria-busy', 'true')
    button.textContent = button.dataset.busy ?? label
    clear_faults(form)
    await act(form)
    button.textContent = label
    button.removeAttribute('aria-busy')
  })
}

function open_on_press(): void {
  for (const link of document.querySelectorAll<HTMLElement>('[data-opens]')) {
    const dialog = document.getElementById(link.dataset.opens!) as HTMLDialogElement
    link.addEventListener('click', (event) => {
      event.preventDefault()
      dialog.showModal()
    })
  }
}

function limit_of(form: HTMLFormElement): number {
  const name = form.elements.namedItem('name') as HTMLElement | null
  return Number(name?.dataset.limit ?? 80)
}
