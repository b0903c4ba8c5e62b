/** The Socket.IO connection: comes back by itself after every cut, stops for good only when we are told to go. */
import { signal } from '@preact/signals'
import { io, type Socket } from 'socket.io-client'
import type { Answer, Status } from './live.ts'
import type { Boot } from './rows.ts'
import { Refusal, type Tickets } from './tickets.ts'

const ANSWER_WITHIN_MS = 10_000
const HEAD_EVERY_MS = 10_000
const FIRST_TRY_MS = 500
const FINAL = new Set(['revoked', 'moved', 'not_found', 'not_allowed', 'door_closed'])
const COME_BACK_MS: Record<string, number> = { restart: 500, slow: 1000, too_fast: 5000 }

export class Link {
  readonly status = signal<Status>('connecting')
  readonly socket: Socket
  #heard_at = 0
  #come_back: ReturnType<typeof setTimeout> | undefined
  #tries = 0
  /** The snapshot that opens the screen has just fetched a ticket; only coming back needs a new one. */
  #is_first = true

  constructor(boot: Boot, tickets: Tickets) {
    this.socket = io('/live', {
      autoConnect: false,
      transports: ['websocket', 'polling'],
      tryAllTransports: true,
      reconnectionDelay: 500,
      reconnectionDelayMax: 5000,
      auth: (give) => void this.#introduce(boot, tickets, give),
    })
    this.socket.on('connect', () => this.#up())
    this.socket.on('disconnect', (reason) => this.#down(reason))
    this.socket.on('connect_error', (error) => this.#refused((error as { data?: { code?: string; after_ms?: number } }).data))
    this.socket.on('bye', ({ code }: { code: string }) => this.#bye(code))
    this.socket.onAny(() => this.#hear())
    this.#watch()
  }

  is_up = (): boolean => this.socket.connected && !this.is_over()
  is_over = (): boolean => this.status.peek() === 'revoked' || this.status.peek() === 'moved'

  async ask<T = Answer>(name: string, data: unknown): Promise<T> {
    const answer = await this.socket.timeout(ANSWER_WITHIN_MS).emitWithAck(name, data)
    if (answer?.code !== 'revoked') return answer as T
    this.end('revoked')
    throw new Refusal('revoked')
  }

  end(status: 'revoked' | 'moved'): void {
    clearTimeout(this.#come_back)
    this.status.value = status
    this.socket.disconnect()
  }

  async #introduce(boot: Boot, tickets: Tickets, give: (auth: object) => void): Promise<void> {
    try {
      const token = await (this.#is_first ? tickets.recent() : tickets.fresh())
      this.#is_first = false
      give({ token, workshop_id: boot.workshop_id })
    } catch (error) {
      this.#refused({ code: error instanceof Refusal ? error.code : 'no_ticket' })
    }
  }

  #up(): void {
    this.#tries = 0
    this.#heard_at = Date.now()
    this.status.value = 'online'
  }

  /** Whoever is heard is there, whatever the phone says about its network. */
  #hear(): void {
    this.#heard_at = Date.now()
    if (this.socket.connected && this.status.peek() === 'offline') this.status.value = 'online'
  }

  #down(reason: string): void {
    if (this.is_over()) return
    this.status.value = 'offline'
    if (reason === 'io server disconnect') this.#retry(COME_BACK_MS.restart!)
  }

  /** Refused at the door, or no ticket; Socket.IO itself only comes back when the transport failed. */
  #refused(data?: { code?: string; after_ms?: number }): void {
    if (this.is_over()) return
    if (data?.code && FINAL.has(data.code)) return this.end(data.code === 'moved' ? 'moved' : 'revoked')
    this.status.value = 'offline'
    if (data?.code || !this.socket.active) this.#retry(data?.after_ms ?? FIRST_TRY_MS * 2 ** Math.min(this.#tries++, 3))
  }

  #bye(code: string): void {
    if (FINAL.has(code)) return this.end(code === 'moved' ? 'moved' : 'revoked')
    this.#retry(COME_BACK_MS[code] ?? 1000)
  }

  #retry(ms: number): void {
    clearTimeout(this.#come_back)
    this.#come_back = setTimeout(() => this.#again(), ms * (1 + Math.random()))
  }

  #again(): void {
    if (this.is_over() || this.socket.connected) return
    this.socket.disconnect().connect()
  }

  /** A sleeping phone's socket looks alive long after it is dead; heads come every 10 s. */
  #watch(): void {
    const is_dead = () => this.socket.connected && Date.now() - this.#heard_at > 2.5 * HEAD_EVERY_MS
    const wake = () => setTimeout(() => (is_dead() ? this.socket.io.engine.close() : this.#again()), 1500)
    setInterval(() => document.visibilityState === 'visible' && is_dead() && this.socket.io.engine.close(), 5000)
    document.addEventListener('visibilitychange', () => document.visibilityState === 'visible' && wake())
    addEventListener('online', wake)
    addEventListener('offline', () => this.is_over() || (this.status.value = 'offline'))
  }
}
