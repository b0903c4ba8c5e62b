/** The door: sends who is coming in, keeps the receipt, and goes to the room. Works on plain http. */
import { phone_shelf } from '../live/storage.ts'
import { receipt_key } from '../live/participant/receipt.ts'
import { csrf_token } from '../live/tickets.ts'
import { graphemes, tidy } from '../live/words.ts'
import { show_way_out } from './in_app.ts'
import { pair_for } from './pair.ts'

type Joined = { participant_id: string; receipt: string; room_url: string }
type Refused = { code: string; fields?: Record<string, unknown> }
type Sentences = Record<string, string>

const door = document.getElementById('door')!
const { url = '', code: join_code = '' } = door.dataset
const sentences = JSON.parse(document.getElementById('words')?.textContent ?? '{}') as Sentences
const name_key = (participant_id: string) => `ruamsang.name.${participant_id}`

show_way_out(document.getElementById('in-app'))
name_who_is_here()
on_submit('join', join)
on_submit('return-form', come_back)

async function join(form: HTMLFormElement): Promise<void> {
  const typed = new FormData(form)
  const name = tidy(String(typed.get('name') ?? ''))
  const sector = typed.get('sector')
  if (!sector) return refuse(form, 'sector', 'sector')
  if (!typed.get('data_consent')) return refuse(form, 'data_consent', 'data_consent')
  if (graphemes(name) > limit_of(form)) return refuse(form, 'name', 'name')
  const pair = pair_for(join_code)
  const joined = await post(form, { ...pair.get(), name, sector, data_consent: true })
  if (!joined) return
  phone_shelf.set(name_key(joined.participant_id), name)
  pair.used()
  enter(joined)
}

async function come_back(form: HTMLFormElement): Promise<void> {
  const receipt = String(new FormData(form).get('receipt') ?? '').trim()
  if (!receipt) return refuse(form, 'receipt', 'receipt')
  const joined = await post(form, { receipt })
  if (joined) enter(joined)
}

function enter({ participant_id, receipt, room_url }: Joined): void {
  phone_shelf.set(receipt_key(participant_id), receipt)
  location.href = room_url
}

/** The answer, or null after saying why there is none. */
async function post(form: HTMLFormElement, body: object): Promise<Joined | null> {
  const headers = { 'Content-Type': 'application/json', 'X-CSRFToken': csrf_token() }
  try {
    const answer = await fetch(url, { method: 'POST', headers, body: JSON.stringify(body) })
    if (answer.ok) return (await answer.json()) as Joined
    const { code } = (await answer.json()) as Refused
    refuse(form, code in sentences ? code : 'internal')
  } catch {
    refuse(form, 'network')
  }
  return null
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
    refuse(form, null)
    await act(form)
    button.textContent = label
    button.removeAttribute('aria-busy')
  })
}

/** Says what to do next, and leads there. */
function refuse(form: HTMLFormElement, sentence: string | null, field?: string): void {
  form.querySelector('[data-error]')!.textContent = sentence === null ? '' : (sentences[sentence] ?? '')
  if (field) form.querySelector<HTMLElement>(`[name="${field}"]`)?.focus()
}

function limit_of(form: HTMLFormElement): number {
  return Number(form.querySelector<HTMLElement>('[data-limit]')?.dataset.limit ?? 80)
}

/** Two people may share a phone: the way back to a room bears the name that was typed here. */
function name_who_is_here(): void {
  for (const link of document.querySelectorAll<HTMLElement>('[data-person]')) {
    link.querySelector('span')!.textContent = phone_shelf.get(name_key(link.dataset.person!)) ?? ''
  }
}
