/** The words by which the server refuses; stable, so that every screen can say what to do next. */

export type Code =
  | 'invalid' | 'not_found' | 'not_allowed' | 'door_locked' | 'door_closed' | 'stage_closed' | 'not_revealed'
  | 'snapshot_needed' | 'round_closed' | 'over_budget' | 'conflict' | 'id_reused' | 'too_large' | 'too_fast' | 'retry'
  | 'revoked' | 'moved' | 'unknown_command' | 'internal'
