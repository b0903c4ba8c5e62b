/** A round's rule and its turnout, each as one sentence. */
import type { Round, Tally } from '../rows.ts'
import { t } from './words.ts'

export function rule_in_words({ kind, rule }: Round): string {
  const { dots_rule, stance_rule } = t.value.vote
  return kind === 'dots' ? dots_rule(rule.budget ?? 3, rule.cap ?? 1) : stance_rule
}

export function turnout_in_words({ kind }: Round, tally: Tally): string {
  const dots = tally.items.reduce((sum, item) => sum + (item.counts['dots'] ?? 0), 0)
  const { result, stance_result } = t.value.vote
  return kind === 'dots' ? result(tally.turnout, dots) : stance_result(tally.turnout)
}
