/** What can be changed about an activity: read from the tables, checked, and put into the words of `activity.edit`. */
import type { Tables } from '../live.ts'
import type { Activity, Zone } from '../rows.ts'
import { board_of, round_of } from '../parts/reading.ts'

export type Reading = 'silent' | 'read' | 'open'
export type ZoneWords = { key: string | null; title_th: string; title_en: string }
export type Rule = { kind: 'dots' | 'stance'; budget: string; cap: string }
export type Values = {
  title_th: string
  title_en: string
  prompt_th: string
  prompt_en: string
  minutes: string
  reading: Reading
  zones: ZoneWords[]
  rule: Rule
}
export type FieldName = keyof Values

/** The value as the tables have it; `row` stands for the activity's when the server told a newer one. */
export function current<Name extends FieldName>(
  tables: Tables,
  activity_id: string,
  name: Name,
  row?: object,
): Values[Name] | undefined {
  const activity = (row as Activity | undefined) ?? tables.activities.get(activity_id)
  if (!activity) return undefined
  if (name === 'zones') return zones_of(board_of(tables, activity_id)?.zones) as Values[Name]
  if (name === 'rule') return rule_of(tables, activity_id) as Values[Name]
  if (name === 'reading') return reading_of(activity) as Values[Name]
  return String(activity[name as 'title_th' | 'minutes']) as Values[Name]
}

export function reading_of({ is_silent, is_read_by_facilitators }: Activity): Reading {
  if (!is_silent) return 'open'
  return is_read_by_facilitators ? 'read' : 'silent'
}

function zones_of(zones: readonly Zone[] = []): ZoneWords[] {
  return zones.map(({ key, title_th, title_en }) => ({ key, title_th, title_en }))
}

function rule_of(tables: Tables, activity_id: string): Rule | undefined {
  const round = round_of(tables, activity_id)
  return round && { kind: round.kind, budget: String(round.rule.budget ?? 3), cap: String(round.rule.cap ?? 1) }
}

/** A value as the server will keep it, as one string to compare by. */
export function settled(value: unknown): string {
  return JSON.stringify(value, (_, each: unknown) => (typeof each === 'string' ? tidied(each) : each)) ?? ''
}

function tidied(text: string): string {
  const thai = text.normalize('NFC').replace(/ํ([่-๋]?)า/g, '$1ำ').replaceAll('เเ', 'แ')
  return thai.replace(/\s+/g, ' ').trim()
}

/** Whether it is worth sending: what can't be right waits for its writer. */
export function is_sound(name: FieldName, value: unknown): boolean {
  if (name === 'title_th' || name === 'title_en') return (value as string).trim() !== ''
  if (name === 'minutes') return is_within(value as string, 600)
  if (name !== 'rule') return true
  const { kind, budget, cap } = value as Rule
  return kind === 'stance' || (is_within(budget, 100) && is_within(cap, Number(budget)))
}

function is_within(digits: string, most: number): boolean {
  return /^[1-9]\d{0,3}$/.test(digits.trim()) && Number(digits) <= most
}

export function wire(name: FieldName, value: unknown): Record<string, unknown> {
  if (name === 'minutes') return { minutes: Number(value) }
  if (name === 'reading') return { is_silent: value !== 'open', is_read_by_facilitators: value === 'read' }
  if (name !== 'rule') return { [name]: value }
  const { kind, budget, cap } = value as Rule
  return { rule: kind === 'stance' ? { kind } : { kind, budget: Number(budget), cap: Number(cap) } }
}
