/** The few things that are asked over HTTP: what must not stand in the stream, like a receipt or the wall's address. */
import type { Live } from '../live.ts'

/** The answer's JSON, or null when it was refused or the network is gone. */
async function post<Told>(live: Live, path: string): Promise<Told | null> {
  try {
    const headers = { authorization: `Bearer ${await live.ticket()}`, 'content-type': 'application/json' }
    const answer = await fetch(`/api/v1/workshops/${live.boot.workshop_id}${path}`, {
      method: 'POST',
      headers,
      body: '{}',
    })
    return answer.ok ? ((await answer.json()) as Told) : null
  } catch {
    return null
  }
}

export async function new_receipt(live: Live, participant_id: string): Promise<string | null> {
  const told = await post<{ receipt: string }>(live, `/participants/${participant_id}/receipt`)
  return told?.receipt ?? null
}

export async function new_wall(live: Live): Promise<string | null> {
  const told = await post<{ url: string }>(live, '/projector')
  return told?.url ?? null
}
