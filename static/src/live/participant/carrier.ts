/** Carries pictures to the server, one at a time and until they are there; then sends the notes that waited for them. */
import { effect, signal } from '@preact/signals'
import type { Sent } from './attached.ts'
import { refuse_picture } from './coming.ts'
import type { Draft } from './drafts.ts'
import { drop_picture, kept_picture } from './kept_pictures.ts'
import type { Phone } from './phone.ts'
import { send_draft } from './sending_notes.ts'
import { NotSent, send_picture, shrunk } from './sending_pictures.ts'

const RESTS_MS = [2000, 4000, 8000, 15_000]
/** Another try would end in the same way. */
const FINAL = new Set(['lost', 'unreadable', 'invalid', 'too_large', 'over_budget', 'conflict', 'not_allowed', 'not_found', 'stage_closed'])
const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

/** Looks at every change of a draft, of what is on the screen and of the network whether there is something to do. */
export function start_carrier(phone: Phone): void {
  const is_free = signal(true)
  let failures = 0
  effect(() => {
    const key = next_of(phone)
    if (!key || !is_free.value || phone.live.status.value !== 'online') return
    is_free.value = false
    void carry(phone, key).then(async (is_settled) => {
      phone.is_stuck.value = !is_settled
      failures = is_settled ? 0 : failures + 1
      if (!is_settled) await wait(RESTS_MS[failures - 1] ?? RESTS_MS.at(-1)!)
      is_free.value = true
    })
  })
}

/** Of a note that was sent first; then of the paper in hand. What waits elsewhere is carried when it is used. */
function next_of({ drafts, composing, editing }: Phone): string | undefined {
  const coming = drafts.list.value.filter((draft) => draft.coming)
  const in_hand = ({ key }: Draft) => key === composing.value || key === editing.value
  return (coming.find(({ is_going }) => is_going) ?? coming.find(in_hand))?.coming?.key
}

/** False: try again later. Two tabs of one person carry by turns, and the second finds nothing left to do. */
async function carry(phone: Phone, key: string): Promise<boolean> {
  if (!navigator.locks) return carried(phone, key)
  return navigator.locks.request(`ruamsang.picture.${key}`, () => carried(phone, key)) as Promise<boolean>
}

async function carried(phone: Phone, key: string): Promise<boolean> {
  const { drafts } = phone
  drafts.look_again()
  if (!drafts.that_brings(key)) return true
  const picture = await sent(phone, key).catch(code_of)
  if (typeof picture === 'string') {
    if (FINAL.has(picture)) refuse_picture(phone, key, picture)
    return FINAL.has(picture)
  }
  const draft = drafts.arrived(key, picture)
  void drop_picture(key)
  if (draft?.is_going) send_draft(phone, draft.key)
  return true
}

async function sent({ live }: Phone, key: string): Promise<Sent> {
  const file = await kept_picture(key)
  if (!file) throw new NotSent('lost')
  return send_picture(live, key, await shrunk(file))
}

/** What this phone itself could not do with it is no fault of the network's. */
function code_of(error: unknown): string {
  return error instanceof NotSent ? error.code : 'unreadable'
}
