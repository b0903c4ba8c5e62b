/** Keeps one workshop's tables in step with the server and sends its commands, across sleep and lost messages. */
import { signal } from '@preact/signals'
import { Clock } from './clock.ts'
import { fetch_within } from './fetching.ts'
import { Follower, type SyncAnswer, type Whole } from './follower.ts'
import { Link } from './link.ts'
import type { Command, Live, Tables } from './live.ts'
import { Outbox } from './outbox.ts'
import type { Boot, Me, Presence } from './rows.ts'
import { Sender } from './sender.ts'
import type { Frame, State } from './store.ts'
import { phone_shelf, tab_shelf } from './storage.ts'
import { make_tables } from './tables.ts'
import { Refusal, Tickets } from './tickets.ts'

const SNAPSHOT_WITHIN_MS = 20_000
const NOBODY: Presence = {
  online: 0, joined: 0, connected: 0, by_sector: {}, joined_by_sector: {}, ready: 0, note_counts: {}, turnout: {},
}

/** Reads `<script type="application/json" id="boot">`. */
export function read_boot(): Boot {
  return JSON.parse(document.getElementById('boot')?.textContent ?? '{}') as Boot
}

export function connect(boot: Boot): Live {
  const tickets = new Tickets(boot)
  const link = new Link(boot, tickets)
  const clock = new Clock()
  const me = signal<Me | null>(null)
  const is_loaded = signal(false)
  const presence = signal(NOBODY)
  const { tables, show } = make_tables()
  const outbox = open_outbox(boot)
  const sender = new Sender(outbox, link, (command) => words_now(tables, command))
  const follower = new Follower(source_of(boot, link, tickets), {
    hear: (now) => clock.hear(now),
    meet: (met) => (me.value = met),
    show(state: State) {
      show(state)
      outbox.arrived(state.epoch, state.seq)
      is_loaded.value = true
    },
  })
  link.socket.on('connect', () => void (follower.connected(), sender.drain()))
  link.socket.on('frame', (frame: Frame) => follower.receive(frame))
  link.socket.on('presence', (heard: Presence) => (presence.value = { ...NOBODY, ...heard }))
  link.status.subscribe(() => link.is_over() && outbox.give_up())
  follower.open()
  link.socket.connect()
  return {
    boot, tables, is_loaded, me, presence,
    status: link.status,
    outbox: outbox.list,
    now: () => clock.now(),
    ready: (is_ready) => link.ask('ready', { is_ready }).then(({ ok }) => ok, () => false),
    hear: (name, listener) => void link.socket.on(name, listener),
    tell: (name) => void link.socket.volatile.emit(name),
    ticket: () => tickets.recent(),
    command: (type, data, hint) => sender.command(type, data, hint),
    dismiss: (id) => outbox.remove(id),
    again(id, data) {
      const { type, data: old, base_text } = outbox.find(id)!
      outbox.remove(id)
      return sender.command(type, data ?? old, base_text === undefined ? {} : { base_text })
    },
  }
}

/** A participant's words outlive the page; at a shared laptop they end with the tab. */
function open_outbox({ workshop_id, role, participant_id }: Boot): Outbox {
  const shelf = role === 'participant' ? phone_shelf : tab_shelf
  return new Outbox(shelf, `${workshop_id}.${participant_id ?? role}`)
}

function source_of(boot: Boot, link: Link, tickets: Tickets) {
  return {
    is_up: link.is_up,
    sync: (wish: object) => link.ask<SyncAnswer>('sync', wish),
    async snapshot(): Promise<Whole> {
      const headers = { Authorization: `Bearer ${await tickets.recent()}` }
      const answer = await fetch_within(SNAPSHOT_WITHIN_MS, boot.snapshot_url, { headers, credentials: 'omit' })
      if (!answer.ok) throw new Refusal(`snapshot ${answer.status}`)
      return (await answer.json()) as Whole
    },
  }
}

function words_now(tables: Tables, { data }: Command): { text: string; version: number } | undefined {
  if (typeof data.note_id === 'string') return tables.notes.row(data.note_id).peek()
  const cluster = typeof data.cluster_id === 'string' ? tables.clusters.row(data.cluster_id).peek() : undefined
  return cluster && { text: cluster.title, version: cluster.version }
}
