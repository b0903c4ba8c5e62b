/** What the console itself remembers: what it looks at, what is selected, and which commands can be undone. */
import { batch, computed, signal } from '@preact/signals'
import { createContext } from 'preact'
import { useContext } from 'preact/hooks'
import type { Answer, Live } from '../live.ts'
import type { Sector, Source } from '../rows.ts'
import { current_activity } from '../parts/reading.ts'
import { say, say_refusal } from '../parts/toasts.tsx'
import { t } from './words.ts'

export type Sheet =
  | { name: 'group'; note_ids: string[] }
  | { name: 'hide'; note_ids: string[] }
  | { name: 'rename'; cluster_id: string }
  | { name: 'note'; board_id: string }
  | { name: 'edit'; note_id: string }
  | { name: 'people' }
  | { name: 'teams' }
  | { name: 'seats' }
  | { name: 'items'; round_id: string }
  | { name: 'ballot'; round_id: string; ballot_id?: string }
  | { name: 'outcome'; derived_from: Source[] }
  | { name: 'close' }
  | { name: 'help' }

const UNDOABLE = /^(note\.(edit|move|hide|unhide)|cluster\.(make|rename|add_notes|take_out|dissolve|put_back)|team\.(deal|add|remove|move|rename))$/

export class Steering {
  /** An activity chosen in the agenda; null follows the room. */
  readonly chosen_activity = signal<string | null>(null)
  readonly selection = signal<ReadonlySet<string>>(new Set())
  readonly search = signal('')
  readonly sector = signal<Sector | null>(null)
  readonly sheet = signal<Sheet | null>(null)
  readonly undoable = signal<readonly string[]>([])
  readonly activity
  readonly live: Live

  constructor(live: Live) {
    this.live = live
    this.activity = computed(() => {
      const chosen = this.chosen_activity.value
      return (chosen ? live.tables.activities.get(chosen) : undefined) ?? current_activity(live.tables)
    })
  }

  /** Sends a command; a refusal is said in words and forgotten. True when it took effect. */
  async ask(type: string, data: Record<string, unknown>): Promise<boolean> {
    const { id, settled } = this.live.command(type, data)
    const answer = await settled
    if (answer.ok && UNDOABLE.test(type)) this.undoable.value = [...this.undoable.value.slice(-49), id]
    if (!answer.ok) this.#refused(id, answer)
    return answer.ok
  }

  async undo(): Promise<void> {
    const command_id = this.undoable.value.at(-1)
    if (!command_id) return
    this.undoable.value = this.undoable.value.slice(0, -1)
    if (await this.ask('undo', { command_id })) say(t.value.undone)
  }

  look_at(activity_id: string | null): void {
    batch(() => {
      this.chosen_activity.value = activity_id
      this.clear()
    })
  }

  toggle(note_id: string): void {
    const next = new Set(this.selection.value)
    if (!next.delete(note_id)) next.add(note_id)
    this.selection.value = next
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

  close(): void {
    this.sheet.value = null
  }

  #refused(id: string, answer: Extract<Answer, { ok: false }>): void {
    this.live.dismiss(id)
    say_refusal(answer.code)
  }
}

export const SteeringContext = createContext<Steering | null>(null)

export function useSteering(): Steering {
  return useContext(SteeringContext)!
}
