/** Follows one workshop's stream: applies frames, notices gaps and other epochs, and catches up by itself. */
import type { Me } from './rows.ts'
import { adopt, advance, type Event, type Frame, type Snapshot, type State } from './store.ts'

export type Whole = Snapshot & { now?: number; me?: Me }
export type SyncAnswer = {
  ok: boolean
  code?: string
  epoch: string
  seq: number
  now?: number
  events?: Event[]
  snapshot?: Whole['snapshot']
  me?: Me
  after_ms?: number
}
export type Source = {
  is_up(): boolean
  sync(wish: { since?: number; epoch?: string; inline: false }): Promise<SyncAnswer>
  /** The snapshot over HTTP, compressed. */
  snapshot(): Promise<Whole>
}
export type Screen = { show(state: State): void; meet(me: Me): void; hear(now: number | undefined): void }

const AGAIN_AFTER_MS = 1500
const KEPT_AT_MOST = 5000
const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

export class Follower {
  #source: Source
  #screen: Screen
  #state: State | null = null
  #kept: Frame[] = []
  #is_stale = false
  #turn = 0
  #is_catching_up = false
  #opening: Promise<void> = Promise.resolve()

  constructor(source: Source, screen: Screen) {
    this.#source = source
    this.#screen = screen
  }

  /** Before there is a connection: the snapshot is fetched while the socket is still shaking hands. */
  open(): void {
    this.#opening = this.#source.snapshot().then((whole) => this.#adopt(whole)).catch(() => undefined)
  }

  /** A new connection: whatever was under way belonged to the old one. */
  connected(): Promise<void> {
    this.#is_catching_up = false
    return this.#catch_up()
  }

  /** A frame or a head. What cannot be applied yet is kept until the next sync. */
  receive(frame: Frame): void {
    this.#screen.hear(frame.now)
    if (!this.#step(frame)) {
      if (this.#kept.push(frame) > KEPT_AT_MOST) this.#kept.shift()
      if (this.#state) void this.#catch_up(frame.after_ms)
    }
  }

  /** Whether the frame belongs to what is shown. */
  #step(frame: Frame): boolean {
    if (!this.#state) return false
    const next = advance(this.#state, frame)
    if (next === 'other_epoch') this.#is_stale = true
    if (typeof next === 'string') return false
    this.#change(next)
    return true
  }

  async #catch_up(after_ms = 0): Promise<void> {
    if (this.#is_catching_up) return
    this.#is_catching_up = true
    const turn = ++this.#turn
    await this.#opening
    if (after_ms) await wait(after_ms)
    while (turn === this.#turn && this.#source.is_up()) {
      const again_after = await this.#sync().catch(() => AGAIN_AFTER_MS)
      if (again_after === null) break
      await wait(again_after * (1 + Math.random() / 2))
    }
    if (turn === this.#turn) this.#is_catching_up = false
  }

  /** Asks once. The answer is how long to wait before asking again, or null when the screen is whole. */
  async #sync(): Promise<number | null> {
    const shown = this.#is_stale ? null : this.#state
    const since = shown ? { since: shown.seq, epoch: shown.epoch } : {}
    const answer = await this.#source.sync({ ...since, inline: false })
    if (answer.code === 'snapshot_needed') this.#adopt(await this.#source.snapshot())
    else if (!answer.ok) return answer.after_ms ?? AGAIN_AFTER_MS
    else if (answer.snapshot) this.#adopt({ ...answer, snapshot: answer.snapshot })
    else this.#step({ epoch: answer.epoch, from: shown?.seq ?? 0, to: answer.seq, events: answer.events ?? [] })
    this.#screen.hear(answer.now)
    return this.#is_stale || this.#replay_misses() ? AGAIN_AFTER_MS : null
  }

  #adopt(whole: Whole): void {
    this.#is_stale = false
    this.#change(adopt(this.#state, whole))
    if (whole.me) this.#screen.meet(whole.me)
  }

  /** Kept frames of another epoch are past, unless it is the newest that differs. */
  #replay_misses(): boolean {
    const kept = this.#kept
    this.#kept = []
    const epoch = this.#state?.epoch
    const ours = kept.filter((frame, nth) => frame.epoch === epoch || nth === kept.length - 1)
    return ours.map((frame) => this.#step(frame)).includes(false)
  }

  #change(state: State): void {
    if (state === this.#state) return
    this.#state = state
    this.#screen.show(state)
  }
}
