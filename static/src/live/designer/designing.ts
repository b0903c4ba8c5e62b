/** What the designer itself remembers: what is unfolded, what is being dragged, what was said, what can be undone. */
import { signal, type Signal } from '@preact/signals'
import { createContext } from 'preact'
import { useContext } from 'preact/hooks'
import type { Answer, Live } from '../live.ts'
import type { Activity, Stage, StageRun } from '../rows.ts'
import { bilingual } from '../i18n.ts'
import { new_id } from '../ids.ts'
import { activities_of, stage_runs_of } from '../parts/reading.ts'
import { say, say_refusal } from '../parts/toasts.tsx'
import { t as parts } from '../parts/words.ts'
import { copy_of } from './copying.ts'
import { Drafts } from './drafts.ts'
import type { ActivityPlace, Place } from './order.ts'
import { t } from './words.ts'

export type NewActivity = { kind: Activity['kind']; title_th: string; title_en: string; minutes: number } & Record<string, unknown>
export type TemplateRun = { stage: Stage; activities: NewActivity[] }
export type Template = { key: string; title_th: string; title_en: string; runs: TemplateRun[] }

/** What a new activity is called, and more where it is ready made. */
export type FirstWords = { th: string; en: string; prompt_th?: string; prompt_en?: string; minutes?: number }

type Steps = Signal<readonly string[]>

export class Designing {
  readonly unfolded = signal<string | null>(null)
  /** Where what is being dragged would go; ids of runs or activities, `null` for the end. */
  readonly line = signal<{ stage_run_id?: string; before_id: string | null } | null>(null)
  readonly said = signal('')
  readonly undoable: Steps = signal<readonly string[]>([])
  readonly redoable: Steps = signal<readonly string[]>([])
  readonly is_adding = signal(false)
  readonly is_helping = signal(false)
  readonly drafts: Drafts
  readonly live: Live
  readonly templates: readonly Template[]
  #asked: Promise<unknown> = Promise.resolve()

  constructor(live: Live) {
    this.live = live
    this.drafts = new Drafts(live, (id) => this.#remember(id))
    this.templates = (live.boot as unknown as { templates: Template[] }).templates
  }

  /** For ears; the same words twice are heard twice. */
  say(words: string): void {
    this.said.value = words === this.said.peek() ? `${words}\u00a0` : words
  }

  /** With the id under which it can be undone. */
  async ask(type: string, data: Record<string, unknown>): Promise<Answer & { id: string }> {
    const { id, settled } = this.live.command(type, data)
    this.#asked = settled
    const answer = await settled
    if (answer.ok && type !== 'undo') this.#remember(id)
    if (!answer.ok) this.#refused(id, answer.code)
    return { ...answer, id }
  }

  /** The last step, or the one that is named, if it was not undone before. A step is on screen before its answer is here. */
  async undo(command_id?: string): Promise<void> {
    await this.#asked
    await this.#take_back(command_id ?? this.undoable.peek().at(-1), this.undoable, this.redoable, t.value.undone)
  }

  /** To do it again is to take the undo back. */
  redo(): Promise<void> {
    return this.#take_back(this.redoable.peek().at(-1), this.redoable, this.undoable, t.value.redone)
  }

  async #take_back(command_id: string | undefined, from: Steps, to: Steps, words: string): Promise<void> {
    if (!command_id || !from.value.includes(command_id)) return
    from.value = from.value.filter((each) => each !== command_id)
    const { id, settled } = this.live.command('undo', { command_id })
    const answer = await settled
    if (!answer.ok) return this.#refused(id, answer.code)
    to.value = [...to.value, id]
    this.say(words)
  }

  #refused(id: string, code: string): void {
    this.live.dismiss(id)
    say_refusal(code)
  }

  async add_stage(run: TemplateRun): Promise<void> {
    const stage_run_id = new_id()
    const activities = run.activities.map((words) => ({ ...words, activity_id: new_id() }))
    const { ok } = await this.ask('stage.add', { stage_run_id, stage: run.stage, activities })
    if (ok) this.say(t.value.added(parts.value.stages[run.stage]))
  }

  async add_activity(run: StageRun, kind: Activity['kind'], { th, en, ...more }: FirstWords): Promise<void> {
    const activity_id = new_id()
    const words = { activity_id, stage_run_id: run.id, kind, title_th: th, title_en: en, ...more }
    this.unfolded.value = activity_id
    if (!(await this.ask('activity.add', words)).ok) this.unfolded.value = null
    else this.say(t.value.added(t.value[kind]))
  }

  async copy_activity(activity: Activity): Promise<void> {
    this.drafts.save_all()
    const words = copy_of(this.live.tables, this.drafts, activity)
    this.unfolded.value = words.activity_id
    if (!(await this.ask('activity.add', words)).ok) this.unfolded.value = activity.id
    else this.say(t.value.copied(bilingual(activity, 'title')))
  }

  async move_stage(run: StageRun, place: Place): Promise<void> {
    if (!(await this.ask('stage.move', { stage_run_id: run.id, ...place })).ok) return
    const runs = stage_runs_of(this.live.tables)
    this.#say_moved(name_of(run), runs, run.id, t.value.in_day)
  }

  async move_activity(activity: Activity, place: ActivityPlace): Promise<void> {
    if (!(await this.ask('activity.move', { activity_id: activity.id, ...place })).ok) return
    const { tables } = this.live
    const run = tables.stage_runs.row(place.stage_run_id).peek()
    const rows = activities_of(tables, place.stage_run_id)
    this.#say_moved(bilingual(activity, 'title'), rows, activity.id, run ? t.value.in_stage(name_of(run)) : '')
  }

  async remove_stage(run: StageRun): Promise<void> {
    const { ok, id } = await this.ask('stage.remove', { stage_run_id: run.id })
    if (ok) this.#say_removed(name_of(run), id)
  }

  async remove_activity(activity: Activity): Promise<void> {
    this.drafts.save_all()
    const { ok, id } = await this.ask('activity.remove', { activity_id: activity.id })
    if (ok) this.#say_removed(bilingual(activity, 'title'), id)
  }

  #say_removed(what: string, command_id: string): void {
    say(t.value.removed(what), 'good', { label: t.value.bring_back, run: () => void this.undo(command_id) })
  }

  #say_moved(what: string, rows: readonly { id: string }[], id: string, where: string): void {
    const at = rows.findIndex((row) => row.id === id)
    this.say(t.value.moved(what, at + 1, rows.length, where))
  }

  #remember(id: string): void {
    this.undoable.value = [...this.undoable.peek().slice(-49), id]
    this.redoable.value = []
  }
}

export function name_of(run: StageRun): string {
  const stage = parts.value.stages[run.stage]
  return run.run > 1 ? `${stage} ${t.value.run(run.run)}` : stage
}

export const DesigningContext = createContext<Designing | null>(null)

export function useDesigning(): Designing {
  return useContext(DesigningContext)!
}
