/** The bytes of pictures: asked for with a ticket, a few at a time, and shown as blobs. */
import { signal, type Signal } from '@preact/signals'
import { fetch_within } from '../fetching.ts'
import type { Live } from '../live.ts'

export type Size = 'small' | 'full'
/** `url` once it is here; `gone` when it may not be seen, or is no longer there. */
export type Bytes = { url: string | null; is_gone: boolean }
type Kept = { bytes: Signal<Bytes>; users: number; state: 'idle' | 'coming' | 'here' }

const AT_ONCE = 4
const KEPT_UNSEEN = 40
const WITHIN_MS = 30_000
const AGAIN_AFTER_MS = 4000
const NOTHING: Bytes = { url: null, is_gone: false }
const kept = new Map<string, Kept>()
const waiting: (() => Promise<void>)[] = []
let coming = 0

export function picture_address(live: Live, picture_id: string, size: Size): string {
  return `/api/v1/workshops/${live.boot.workshop_id}/pictures/${picture_id}${size === 'small' ? '?size=small' : ''}`
}

/** Of a picture that is here already: a note that is drawn anew shows it at once. */
export function bytes_now(picture_id: string, size: Size): Bytes {
  return kept.get(key_of(picture_id, size))?.bytes.peek() ?? NOTHING
}

/** Says that a part of the screen shows it; call `release` when it no longer does. */
export function use_bytes(live: Live, picture_id: string, size: Size): Signal<Bytes> {
  const entry = entry_of(picture_id, size)
  entry.users++
  if (entry.state === 'idle') {
    entry.state = 'coming'
    waiting.push(() => fetch_into(entry, live, picture_address(live, picture_id, size)))
    next()
  }
  return entry.bytes
}

export function release(picture_id: string, size: Size): void {
  const entry = kept.get(key_of(picture_id, size))
  if (!entry) return
  entry.users--
  const unseen = [...kept].filter(([, one]) => one.users <= 0 && one.state === 'here')
  for (const [key, one] of unseen.slice(0, Math.max(0, unseen.length - KEPT_UNSEEN))) {
    if (one.bytes.value.url) URL.revokeObjectURL(one.bytes.value.url)
    kept.delete(key)
  }
}

/** Our own picture is on this device already: no need to ask for it. */
export function keep_own(picture_id: string, blob: Blob): void {
  for (const size of ['small', 'full'] as const) {
    const entry = entry_of(picture_id, size)
    entry.bytes.value = { url: URL.createObjectURL(blob), is_gone: false }
    entry.state = 'here'
  }
}

function entry_of(picture_id: string, size: Size): Kept {
  const key = key_of(picture_id, size)
  const entry = kept.get(key) ?? { bytes: signal(NOTHING), users: 0, state: 'idle' as const }
  kept.set(key, entry)
  return entry
}

const key_of = (picture_id: string, size: Size) => `${picture_id}.${size}`

function next(): void {
  while (coming < AT_ONCE && waiting.length > 0) {
    coming++
    void waiting.shift()!().finally(() => {
      coming--
      next()
    })
  }
}

async function fetch_into(entry: Kept, live: Live, address: string): Promise<void> {
  try {
    const headers = { Authorization: `Bearer ${await live.ticket()}` }
    const answer = await fetch_within(WITHIN_MS, address, { headers, credentials: 'omit' })
    if (answer.status === 404) entry.bytes.value = { url: null, is_gone: true }
    else if (answer.ok) entry.bytes.value = { url: URL.createObjectURL(await answer.blob()), is_gone: false }
    else throw new Error(`picture ${answer.status}`)
    entry.state = answer.ok ? 'here' : 'idle'
  } catch {
    setTimeout(() => {
      if (entry.users <= 0) return void (entry.state = 'idle')
      waiting.push(() => fetch_into(entry, live, address))
      next()
    }, AGAIN_AFTER_MS * (1 + Math.random()))
  }
}
