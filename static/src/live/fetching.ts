/** `fetch` that gives up: on a dead network the browser's own waits for minutes. */

export function fetch_within(ms: number, url: string, init: RequestInit): Promise<Response> {
  const giving_up = new AbortController()
  setTimeout(() => giving_up.abort(), ms)
  return fetch(url, { ...init, signal: giving_up.signal })
}
