/** An order as the button says it that gave it. */
import { t } from './words.ts'

export function order_in_words(type: string): string {
  const { steps, open_stage, start_this, timer, door, person, orders } = t.value
  const said: Record<string, string> = {
    'workshop.open': steps.open_workshop,
    'workshop.close': steps.close_workshop,
    'stage.open': open_stage,
    'activity.start': start_this,
    'activity.lock': steps.lock,
    'activity.reveal': steps.reveal,
    'round.open': steps.open_round,
    'round.close': steps.close_round,
    'round.reveal': steps.reveal_round,
    'timer.extend': timer.extend,
    'timer.pause': timer.pause,
    'timer.stop': timer.stop,
    'door.set': door.title,
    'participant.remove': person.remove,
  }
  return said[type] ?? orders[type.split('.')[0]!] ?? orders.another
}
