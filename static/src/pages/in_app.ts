/** Browsers inside chat apps forget what they keep; shows the way to the phone's own browser there. */

const IN_APP = /\bLine\/|FBAN|FBAV|FB_IAB|Instagram|MicroMessenger|TikTok|musical_ly|Twitter|; wv\)/i

export function show_way_out(notice: HTMLElement | null): void {
  if (!notice || !IN_APP.test(navigator.userAgent)) return
  const address = outside(navigator.userAgent, location)
  const link = notice.querySelector<HTMLAnchorElement>('[data-open]')!
  if (address) link.href = address
  link.hidden = address === null
  notice.querySelector<HTMLElement>('[data-by-hand]')!.hidden = address !== null
  notice.hidden = false
}

/** An address that leaves the app, or null where only its own menu does. */
export function outside(agent: string, { protocol, host, pathname, href }: Location): string | null {
  if (/\bLine\//i.test(agent)) return `${href.split('#')[0]!.split('?')[0]}?openExternalBrowser=1`
  if (/Android/i.test(agent)) return `intent://${host}${pathname}#Intent;scheme=${protocol.replace(':', '')};end`
  return null
}
