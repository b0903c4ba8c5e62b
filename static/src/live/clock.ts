/** What time it is on the server, for phones whose own clock is wrong. */

const JUMP_MS = 2000

export class Clock {
  #ahead: number | null = null
  #local: () => number

  constructor(local: () => number = Date.now) {
    this.#local = local
  }

  /** A late message makes the server look slow, never fast: the largest difference is the truest one. */
  hear(now: number | undefined): void {
    if (now === undefined) return
    const ahead = now - this.#local()
    const is_jump = this.#ahead === null || Math.abs(ahead - this.#ahead) > JUMP_MS
    this.#ahead = is_jump ? ahead : Math.max(this.#ahead!, ahead)
  }

  now(): number {
    return this.#local() + (this.#ahead ?? 0)
  }
}
