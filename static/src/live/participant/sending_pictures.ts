/** A photograph from the phone to the server: made smaller here, so that a poor network carries it. */
import { fetch_within } from '../fetching.ts'
import { new_id } from '../ids.ts'
import type { Live } from '../live.ts'
import { keep_own } from '../parts/pictures.ts'
import type { Sent } from './attached.ts'

const LONGEST_SIDE = 1600
const QUALITY = 0.85
const WITHIN_MS = 60_000
const TRIES = 3
const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))
const small_ones = new WeakMap<Blob, Blob>()

/** What stood against it: one of the server's codes, `offline`, or `unreadable` when this device cannot open the file. */
export class NotSent extends Error {
  readonly code: string

  constructor(code: string) {
    super(code)
    this.code = code
  }
}

/** Upright, at most 1,600 wide or high, and without what the camera wrote into the file; made once however often it is tried. */
export async function shrunk(file: Blob): Promise<Blob> {
  const small = small_ones.get(file) ?? (await drawn_small(file))
  small_ones.set(file, small)
  return small
}

async function drawn_small(file: Blob): Promise<Blob> {
  const bitmap = await createImageBitmap(file, { imageOrientation: 'from-image' }).catch(() => null)
  if (!bitmap) throw new NotSent('unreadable')
  const scale = Math.min(1, LONGEST_SIDE / Math.max(bitmap.width, bitmap.height))
  const canvas = document.createElement('canvas')
  canvas.width = Math.max(1, Math.round(bitmap.width * scale))
  canvas.height = Math.max(1, Math.round(bitmap.height * scale))
  const paper = canvas.getContext('2d')!
  paper.fillStyle = '#fff'
  paper.fillRect(0, 0, canvas.width, canvas.height)
  paper.drawImage(bitmap, 0, 0, canvas.width, canvas.height)
  bitmap.close()
  const webp = await blob_of(canvas, 'image/webp')
  const blob = webp?.type === 'image/webp' ? webp : await blob_of(canvas, 'image/jpeg')
  if (!blob) throw new NotSent('unreadable')
  return blob
}

/** Under an id that stays the same from try to try, so that a lost answer makes no second picture. */
export async function send_picture(live: Live, picture_id: string, blob: Blob): Promise<Sent> {
  const answer = await post(live, picture_id, blob).catch(() => null)
  const said = (await answer?.json().catch(() => null)) as { code?: string; width: number; height: number } | null
  if (answer?.status !== 201 || !said) throw new NotSent(said?.code ?? (answer ? 'internal' : 'offline'))
  keep_own(picture_id, blob)
  return { picture_id, width: said.width, height: said.height, alt: '' }
}

/** For somebody who stands by and can choose it again. */
export async function send_in_a_few_tries(live: Live, blob: Blob): Promise<Sent> {
  const picture_id = new_id()
  for (let nth = 1; ; nth++) {
    try {
      return await send_picture(live, picture_id, blob)
    } catch (error) {
      const may_try_again = error instanceof NotSent && ['offline', 'retry'].includes(error.code)
      if (!may_try_again || nth === TRIES) throw error
      await wait(1500 * nth)
    }
  }
}

async function post(live: Live, picture_id: string, blob: Blob): Promise<Response> {
  const headers = { Authorization: `Bearer ${await live.ticket()}`, 'Content-Type': blob.type }
  const address = `/api/v1/workshops/${live.boot.workshop_id}/pictures?id=${picture_id}`
  return fetch_within(WITHIN_MS, address, { method: 'POST', headers, body: blob, credentials: 'omit' })
}

function blob_of(canvas: HTMLCanvasElement, type: string): Promise<Blob | null> {
  return new Promise((resolve) => canvas.toBlob(resolve, type, QUALITY))
}
