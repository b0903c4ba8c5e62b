/** What a live screen can do: read tables as signals, ask for commands, see how its own commands fare. */
import type { ReadonlySignal } from '@preact/signals'
import type { Boot, Me, Presence, Rows, TableName } from './rows.ts'

/** `offline` comes back by itself; `revoked` and `moved` are final. */
export type Status = 'connecting' | 'online' | 'offline' | 'revoked' | 'moved'

export type Answer =
  | { ok: true; epoch: string; seq: number }
  | { ok: false; code: string; fields?: Record<string, unknown>; row?: { id: string; [field: string]: unknown }; after_ms?: number }

export type Command = { id: string; type: string; data: Record<string, unknown> }

/**
 * A command of ours that the tables do not show yet.
 * `waiting` has never left, `sent` has no answer yet, `saved` waits for its frame, `refused` has `answer`,
 * `unknown` was sent and will get no answer any more (removed, or moved to another phone).
 */
export type Sending = Command & {
  state: 'waiting' | 'sent' | 'saved' | 'refused' | 'unknown'
  answer: Answer | null
  base_text?: string
}

/** `base_text` is what the writer saw: with it a version that moved on without a change of words is no conflict. */
export type Hint = { base_text?: string }

/** A table's rows as signals; `row` and `get` are subscribed to one row only, `ids` to coming and going. */
export interface Table<Row> {
  readonly ids: ReadonlySignal<readonly string[]>
  readonly all: ReadonlySignal<readonly Row[]>
  row(id: string): ReadonlySignal<Row | undefined>
  get(id: string): Row | undefined
  /** Ids of the rows that `keep`s, in `order`; changes only when that list does. */
  select(keep: (row: Row) => boolean, order?: (a: Row, b: Row) => number): ReadonlySignal<readonly string[]>
}
export type Tables = { readonly [Name in TableName]: Table<Rows[Name]> }

export interface Live {
  readonly boot: Boot
  readonly tables: Tables
  readonly status: ReadonlySignal<Status>
  /** True from the first snapshot on. */
  readonly is_loaded: ReadonlySignal<boolean>
  readonly me: ReadonlySignal<Me | null>
  readonly presence: ReadonlySignal<Presence>
  readonly outbox: ReadonlySignal<readonly Sending[]>
  /** Server time in ms. */
  now(): number
  /** `settled` resolves once, with the final answer (never `retry` or `too_fast`); it never rejects. */
  command(type: string, data: Record<string, unknown>, hint?: Hint): { id: string; settled: Promise<Answer> }
  /** Forget a refused or unknown command, or one that still waits. */
  dismiss(command_id: string): void
  /** Ask again for a refused command, under a new id, perhaps with other data. */
  again(command_id: string, data?: Record<string, unknown>): { id: string; settled: Promise<Answer> }
  /** Whether this screen's owner is done with what the room is doing; volatile, only the count is seen. False: not heard. */
  ready(is_ready: boolean): Promise<boolean>
  /** Volatile messages: that somebody is reminded, or which facilitators are here; and frames, once they are shown. */
  hear<Words>(name: 'nudge' | 'colleagues' | 'frame', listener: (words: Words) => void): void
  /** The answer to `colleagues`. */
  tell(name: 'here'): void
  /** A ticket for `Authorization: Bearer …` on /api/v1. */
  ticket(): Promise<string>
}
