/** Tables of an open workshop with one board and one vote, for tests of what screens make of them. */
import type { Tables } from '../../static/src/live/live.ts'
import type { Activity, Cluster, Note, Round, Rows, StageRun, TableName, Workshop } from '../../static/src/live/rows.ts'
import { make_tables } from '../../static/src/live/tables.ts'

type Content = { [Name in TableName]?: Rows[Name][] }
const BRIEF = { decision: '', decider: 'นายอำเภอ', fixed: '', answer_due: '2026-12-31' }

export const a_workshop = (more: Partial<Workshop> = {}): Workshop => ({
  id: 'w',
  title_th: 'งาน',
  title_en: '',
  state: 'open',
  starts_at: null,
  door: 'open',
  join_code: '482719',
  shows_names: false,
  is_rehearsal: false,
  brief: BRIEF,
  version: 1,
  ...more,
})
export const a_run = (more: Partial<StageRun> = {}): StageRun => ({
  id: 'run',
  stage: 'ideate',
  run: 1,
  position: 1,
  state: 'open',
  previous_id: null,
  opened_at: null,
  closed_at: null,
  ...more,
})
export const an_activity = (more: Partial<Activity> = {}): Activity => ({
  id: 'writing',
  stage_run_id: 'run',
  position: 1,
  kind: 'board',
  title_th: 'เขียน',
  title_en: 'Write',
  prompt_th: '',
  prompt_en: '',
  minutes: 10,
  state: 'planned',
  is_silent: true,
  is_read_by_facilitators: false,
  is_revealed: false,
  locks_at: null,
  started_at: null,
  version: 1,
  ...more,
})
export const a_vote = (more: Partial<Activity> = {}): Activity =>
  an_activity({ id: 'voting', position: 2, kind: 'vote', ...more })
export const a_round = (more: Partial<Round> = {}): Round => ({
  id: 'round',
  activity_id: 'voting',
  kind: 'dots',
  rule: { budget: 3, cap: 1 },
  state: 'planned',
  ...more,
})
export const a_board = { id: 'board', activity_id: 'writing', zones: [{ key: 'a', title_th: 'ก', title_en: 'A' }] }
export const a_note = (id: string, more: Partial<Note> = {}): Note => ({
  id,
  board_id: 'board',
  zone: 'a',
  text: id,
  position: 1,
  cluster_id: null,
  is_hidden: false,
  on_behalf_of: null,
  version: 1,
  ...more,
})
export const a_cluster = (id: string): Cluster => ({ id, board_id: 'board', title: id, position: 1, version: 1 })

export function room(content: Content): Tables {
  const { tables, show } = make_tables()
  const rows = Object.entries({ workshop: [a_workshop()], stage_runs: [a_run()], ...content })
  const by_name = rows.map(([name, list]) => [name, new Map(list.map((row) => [row.id, row]))] as const)
  show({ epoch: 'e', seq: 1, tables: new Map(by_name) })
  return tables
}

export const a_segment = (more: Partial<Activity> = {}): Activity =>
  an_activity({ id: 'break', position: 2, kind: 'segment', minutes: 15, ...more })
