/** A second activity like the first: what `activity.add` is told of it. */
import type { Tables } from '../live.ts'
import { new_id } from '../ids.ts'
import { activities_of, items_of, round_of } from '../parts/reading.ts'
import type { Activity, RoundItem } from '../rows.ts'
import type { Drafts } from './drafts.ts'
import { current, is_sound, wire, type FieldName } from './fields.ts'

const WORDS: readonly FieldName[] = ['title_th', 'title_en', 'prompt_th', 'prompt_en', 'minutes']
const CONTENT: Record<Activity['kind'], readonly FieldName[]> = { board: ['zones', 'reading'], vote: ['rule'], segment: [] }

/** Right after it, as its fields show it, unsaved words included; a vote with the items of its ballot. */
export function copy_of(tables: Tables, drafts: Drafts, activity: Activity): { activity_id: string } & Record<string, unknown> {
  const { id, kind, stage_run_id } = activity
  const own = activities_of(tables, stage_run_id)
  const before_id = own[own.findIndex((each) => each.id === id) + 1]?.id ?? null
  const fields = [...WORDS, ...CONTENT[kind]].map((name) => wire(name, sound(tables, drafts, id, name)))
  const round = kind === 'vote' ? round_of(tables, id) : undefined
  const items = round && { items: items_of(tables, round.id).map(item_again) }
  return Object.assign({ activity_id: new_id(), stage_run_id, before_id, kind }, ...fields, items)
}

function sound(tables: Tables, drafts: Drafts, id: string, name: FieldName): unknown {
  const shown = drafts.shown(id, name)
  return is_sound(name, shown) ? shown : current(tables, id, name)
}

function item_again({ text_th, text_en, source }: RoundItem): Record<string, unknown> {
  const words = Object.entries({ text_th, text_en }).filter(([, text]) => text)
  return { id: new_id(), ...Object.fromEntries(words), ...(source && { source: { type: source.type, id: source.id } }) }
}
