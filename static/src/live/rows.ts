/** The rows of every table that a live screen may hold; one shape per table, as the protocol names them. */

export type Sector = 'people' | 'civil_society' | 'private' | 'academic' | 'government'
export type Stage = 'empathize' | 'define' | 'ideate' | 'prototype' | 'test'
export type Zone = { key: string; title_th: string; title_en: string }
export type Source = { type: 'note' | 'cluster' | 'round' | 'outcome'; id: string }
export type Counts = Record<string, number>
export type Choices = Record<string, number>
export type Brief = { decision: string; decider: string; fixed: string; answer_due: string }

export type Workshop = {
  id: string
  title_th: string
  title_en: string
  state: 'draft' | 'open' | 'closed'
  starts_at: number | null
  door: 'lobby' | 'open' | 'locked' | 'closed'
  join_code: string
  shows_names: boolean
  is_rehearsal: boolean
  brief: Brief
  version: number
}
export type StageRun = {
  id: string
  stage: Stage
  run: number
  position: number
  state: 'planned' | 'open' | 'closed'
  previous_id: string | null
  opened_at: number | null
  closed_at: number | null
}
export type Activity = {
  id: string
  stage_run_id: string
  position: number
  kind: 'board' | 'vote' | 'segment'
  title_th: string
  title_en: string
  prompt_th: string
  prompt_en: string
  minutes: number
  state: 'planned' | 'open' | 'locked'
  is_silent: boolean
  is_read_by_facilitators: boolean
  is_revealed: boolean
  locks_at: number | null
  started_at: number | null
  version: number
}
export type Board = { id: string; activity_id: string; zones: Zone[] }
export type Note = {
  id: string
  board_id: string
  zone: string
  text: string
  position: number
  cluster_id: string | null
  is_hidden: boolean
  on_behalf_of: string | null
  version: number
}
export type NotePicture = { id: string; picture_id: string; width: number; height: number; alt: string }
/** `points` are x and y by turns, on paper of this width and height. */
export type Stroke = { color: number; points: readonly number[] }
export type NoteSketch = { id: string; strokes: readonly Stroke[] }
export const SKETCH_WIDTH = 1000
export const SKETCH_HEIGHT = 750
export type OwnNote = { id: string }
export type NoteAuthor = { id: string; participant_id: string; name: string | null; sector: Sector }
/** Which facilitator wrote it down for somebody. */
export type NoteEntry = { id: string; user_id: string; name: string }
export type NoteHiding = { id: string; reason: string }
export type Cluster = { id: string; board_id: string; title: string; position: number; version: number }
export type Round = {
  id: string
  activity_id: string
  kind: 'dots' | 'stance'
  rule: { budget?: number; cap?: number }
  state: 'planned' | 'open' | 'closed' | 'revealed'
}
export type RoundItem = {
  id: string
  round_id: string
  position: number
  text_th: string | null
  text_en: string | null
  source: Source | null
}
export type Ballot = { id: string; choices: Choices; version: number }
export type EnteredBallot = {
  id: string
  round_id: string
  on_behalf_of: string
  choices: Choices
  version: number
  user_id: string
  name: string
}
export type ItemCounts = { id: string; counts: Counts }
export type SectorTally = { sector: Sector; turnout: number | null; items: { id: string; counts: Counts | null }[] }
export type Tally = {
  id: string
  turnout: number
  items: ItemCounts[]
  entered: { turnout: number; items: ItemCounts[] }
  by_sector: SectorTally[]
}
export type TimerRow = {
  id: string
  state: 'running' | 'paused' | 'stopped'
  ends_at: number | null
  remaining_ms: number | null
  total_ms: number | null
}
export type Spotlight = { id: string; target_type: string | null; target_id: string | null }
export type Participant = { id: string; name: string | null; sector: Sector; team_id: string | null; is_entered: boolean; is_simulated: boolean }
export type Facilitator = { id: string; name: string; is_host: boolean; is_lead: boolean }
export type Team = { id: string; number: number; name: string; version: number }
export type Hand = { id: string; position: number }
export type SeatPlan = { id: string; seats: Partial<Record<Sector, number>> }
export type Asking = 'write' | 'vote' | 'ready'
export type Nudge = { id: string; kind: Asking; reached: number | null; sent_at: number; next_at: number }
export type OutcomeKind = 'decision' | 'idea' | 'insight' | 'problem' | 'recommendation' | 'prototype' | 'commitment'
export type Outcome = {
  id: string
  public_id: string
  kind: OutcomeKind
  title_th: string
  title_en: string
  text: string
  state: string
  derived_from: Source[]
}

export type Rows = {
  workshop: Workshop
  stage_runs: StageRun
  activities: Activity
  boards: Board
  notes: Note
  note_pictures: NotePicture
  note_sketches: NoteSketch
  own_notes: OwnNote
  note_authors: NoteAuthor
  note_entries: NoteEntry
  note_hidings: NoteHiding
  clusters: Cluster
  rounds: Round
  round_items: RoundItem
  ballots: Ballot
  entered_ballots: EnteredBallot
  tallies: Tally
  timer: TimerRow
  spotlight: Spotlight
  participants: Participant
  facilitators: Facilitator
  teams: Team
  hands: Hand
  seat_plans: SeatPlan
  nudges: Nudge
  outcomes: Outcome
}
export type TableName = keyof Rows

export type Me = { actor_id: string; role: string; team_id: string | null; participant_id: string | null }
export type Presence = {
  online: number
  joined: number
  connected: number
  by_sector: Partial<Record<Sector, number>>
  joined_by_sector: Partial<Record<Sector, number>>
  ready: number
  note_counts: Record<string, number>
  turnout: Record<string, number>
}
export type Boot = {
  workshop_id: string
  role: 'participant' | 'facilitator' | 'projector'
  participant_id?: string
  projector_id?: string
  locale: 'th' | 'en'
  ticket_url: string
  /** For the first minute; then `ticket_url` gives new ones. */
  ticket?: string
  snapshot_url: string
  public_url: string
  join_url: string
  join_code: string
  home_url: string
}
