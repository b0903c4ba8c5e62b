/** What the console itself remembers: what it looks at, what is selected, and which commands can be undone. */
import { batch, computed, signal, type ReadonlySignal, type Signal } from '@preact/signals'
import { createContext } from 'preact'
import { useContext } from 'preact/hooks'
import type { Live } from '../live.ts'
import type { Sector, Source } from '../rows.ts'
import { current_activity } from '../parts/reading.ts'
import { say, say_refusal } from '../parts/toasts.tsx'
import type { Step } from './next_step.ts'
import { say_not_sent } from './not_sent.tsx'
import { is_order, NOT_SENT, Orders } from './orders.ts'
import { when_drawn } from './when_drawn.ts'
import { t } from './words.ts'

/** Id of the console's middle. */
export const WORK = 'work'

export type Sheet =
  | { name: 'group'; note_ids: string[] }
  | { name: 'hide'; note_ids: string[] }
  | { name: 'rename'; cluster_id: string }
  | { name: 'note'; board_id: string }
  | { name: 'edit'; note_id: string }
  | { name: 'people' }
  | { name: 'teams' }
  | { name: 'lower' }
  | { name: 'seats' }
  | { name: 'items'; round_id: string }
  | { name: 'item'; item_id: string }
  | { name: 'ballot'; round_id: string; ballot_id?: string }
  | { name: 'outcome'; derived_from: Source[] }
  | { name: 'close' }
  | { name: 'stage'; stage_run_id: string }
  | { name: 'again'; step: Step }
  | { name: 'prepare'; activity_id: string }
  | { name: 'help' }
  | { name: 'open' }
  | { name: 'door' }
  | { name: 'timer' }

const UNDOABLE = /^(note\.(edit|move|hide|unhide)|cluster\.(make|rename|add_notes|take_out|dissolve|put_back)|team\.(deal|add|remove|move|rename))$/

type Asked = readonly [type: string, data: Record<string, unknown>]
/** Ids of commands, in the order in which they were sent. */
type Act = readonly string[]
const MOST_ACTS = 50
/** What one did oneself has come back from the server and lies in its place by then. */
const SETTLES_MS = 1000

export class Steering {
  /** An activity chosen in the agenda; null follows the room. */
  readonly chosen_activity = signal<string | null>(null)
  readonly selection = signal<ReadonlySet<string>>(new Set())
  readonly search = signal('')
  readonly sector = signal<Sector | null>(null)
  /** A team's id, or null for all. */
  readonly team = signal<string | null>(null)
  readonly sheet = signal<Sheet | null>(null)
  /** A zone's key, or null for all. */
  readonly zone = signal<string | null>(null)
  /** Only what was entered for somebody. */
  readonly only_entered = signal(false)
  /** Acts of one or more commands, taken back and done again as one. */
  readonly undoable = signal<readonly Act[]>([])
  readonly redoable = signal<readonly Act[]>([])
  /** Where the window is narrow: whether the people lie over the work. */
  readonly has_people_open = signal(false)
  /** Who was given the floor last. */
  readonly floor = signal<string | null>(null)
  /** A hand is on the board. */
  readonly is_in_hand = signal(false)
  /** What others do moves nothing on the board now; one's own acts and filters do. */
  readonly is_still: ReadonlySignal<boolean>
  readonly activity
  /** Some notes of the board are not shown now. */
  readonly is_filtering: ReadonlySignal<boolean>
  readonly filter_count: ReadonlySignal<number>
  readonly live: Live
  readonly orders: Orders
  readonly #team_chosen: ReadonlySignal<boolean>
  readonly #is_settling = signal(false)
  #settled: ReturnType<typeof setTimeout> | undefined
  #last_toggled = ''
  #asked: Promise<unknown> = Promise.resolve()

  constructor(live: Live) {
    this.live = live
    this.orders = new Orders(live)
    this.#team_chosen = computed(() => Boolean(this.team.value && live.tables.teams.get(this.team.value)))
    this.filter_count = computed(
      () => [this.sector, this.#team_chosen, this.zone, this.only_entered].filter((filter) => filter.value).length,
    )
    this.is_filtering = computed(() => this.search.value.trim() !== '' || this.filter_count.value > 0)
    this.is_still = computed(() => !this.#is_settling.value && (this.is_in_hand.value || this.selection.value.size > 0))
    for (const filter of [this.search, this.sector, this.team, this.zone, this.only_entered] as ReadonlySignal<unknown>[])
      filter.subscribe(() => this.#settle())
    this.#lie() // Nothing was filtered yet: a subscriber is told what is there already.
    this.activity = computed(() => {
      const chosen = this.chosen_activity.value
      return (chosen ? live.tables.activities.get(chosen) : undefined) ?? current_activity(live.tables)
    })
  }

  /** Sends a command; a refusal is said in words and forgotten. True when it took effect. */
  async ask(type: string, data: Record<string, unknown>): Promise<boolean> {
    return this.ask_all([[type, data]])
  }

  /** Several commands that are one act. True when all of them took effect. */
  ask_all(asked: readonly Asked[]): Promise<boolean> {
    const act = this.#act(asked)
    this.#asked = Promise.all([this.#asked, act])
    return act
  }

  async #act(asked: readonly Asked[]): Promise<boolean> {
    const { done, is_whole } = await this.#send(asked)
    const act = done.filter(({ type }) => UNDOABLE.test(type)).map(({ id }) => id)
    if (act.length > 0) {
      batch(() => {
        this.undoable.value = [...this.undoable.value.slice(1 - MOST_ACTS), act]
        this.redoable.value = []
      })
    }
    return is_whole
  }

  async undo(): Promise<void> {
    if (await this.#in_turn(() => this.#take_back(this.undoable, this.redoable))) say(t.value.undone)
  }

  /** An undo is undone. */
  async redo(): Promise<void> {
    if (await this.#in_turn(() => this.#take_back(this.redoable, this.undoable))) say(t.value.redone)
  }

  /** Once what was asked before is answered: on the screen it may be done already, and is what is meant. */
  #in_turn(act: () => Promise<boolean>): Promise<boolean> {
    const turn = this.#asked.then(act)
    this.#asked = turn
    return turn
  }

  async #take_back(from: Signal<readonly Act[]>, to: Signal<readonly Act[]>): Promise<boolean> {
    const act = from.value.at(-1)
    if (!act) return false
    from.value = from.value.slice(0, -1)
    const last_first = [...act].reverse()
    const { done, is_whole } = await this.#send(last_first.map((command_id) => ['undo', { command_id }]))
    if (done.length > 0) to.value = [...to.value.slice(1 - MOST_ACTS), done.map(({ id }) => id)]
    return is_whole
  }

  /** For a moment everything goes to its place, also under a hand. */
  #settle(): void {
    this.#lie()
    this.#is_settling.value = true
    this.#settled = setTimeout(() => this.#lie(), SETTLES_MS)
  }

  #lie(): void {
    clearTimeout(this.#settled)
    this.#is_settling.value = false
  }

  /** Nothing moves the room now: what would is refused, and said to be, where it was pressed. */
  get is_cut_off(): boolean {
    return this.live.status.value !== 'online'
  }

  async #send(asked: readonly Asked[]): Promise<{ done: { id: string; type: string }[]; is_whole: boolean }> {
    if (this.is_cut_off && asked.some(([type]) => is_order(type))) {
      say_not_sent()
      return { done: [], is_whole: false }
    }
    const sent = asked.map(([type, data]) => ({ type, ...this.orders.send(type, data) }))
    const is_of_board = asked.some(([type]) => type === 'undo' || UNDOABLE.test(type))
    if (is_of_board) this.#settle()
    const answers = await Promise.all(sent.map(({ settled }) => settled))
    if (is_of_board) this.#settle()
    const codes = new Set<string>()
    answers.forEach((answer, nth) => {
      if (answer.ok) return
      this.live.dismiss(sent[nth]!.id)
      codes.add(answer.code)
    })
    codes.forEach((code) => (code === NOT_SENT.code ? say_not_sent() : say_refusal(code)))
    const done = sent.filter((_, nth) => answers[nth]!.ok)
    return { done, is_whole: done.length === sent.length }
  }

  /** Takes every filter off; what is searched for stays in its field. */
  show_all(): void {
    batch(() => {
      this.sector.value = this.team.value = this.zone.value = null
      this.only_entered.value = false
    })
  }

  look_at(activity_id: string | null): void {
    batch(() => {
      this.chosen_activity.value = activity_id
      this.zone.value = null
      this.clear()
    })
  }

  toggle(note_id: string): void {
    const next = new Set(this.selection.value)
    if (!next.delete(note_id)) next.add(note_id)
    this.selection.value = next
    this.#last_toggled = note_id
  }

  /** With Shift: everything between the note that was chosen last and just before this one, which its own press toggles. */
  select_through(shown: readonly string[], note_id: string): void {
    const [from, to] = [shown.indexOf(this.#last_toggled), shown.indexOf(note_id)]
    if (from < 0 || to < 0) return
    const between = shown.slice(Math.min(from, to), Math.max(from, to) + 1).filter((id) => id !== note_id)
    this.select([...this.selection.value, ...between].filter((id) => id !== note_id))
  }

  select(note_ids: readonly string[]): void {
    this.selection.value = new Set(note_ids)
  }

  clear(): void {
    this.selection.value = new Set()
  }

  open(sheet: Sheet): void {
    this.sheet.value = sheet
  }

  /** The focus goes back to what opened the sheet; where that is gone, to the work. */
  close(): void {
    this.sheet.value = null
    when_drawn(() => document.activeElement === document.body && document.getElementById(WORK)?.focus({ preventScroll: true }))
  }
}

export const SteeringContext = createContext<Steering | null>(null)

export function useSteering(): Steering {
  return useContext(SteeringContext)!
}
