/** Fetches a part of the page again and again until it is there: it may be wanted while there is no network. */

const AGAIN_AFTER_MS = 4000
const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

export async function patiently<Part>(load: () => Promise<Part>): Promise<Part> {
  for (;;) {
    const part = await load().catch(() => null)
    if (part) return part
    await wait(AGAIN_AFTER_MS)
  }
}
