// Reads {snapshot: {epoch, seq, snapshot}, events: [...]} (or frames: [...]) on stdin, or a list of these, applies them with
// the screen's own code and prints {epoch, seq, tables}, or a list: rows sorted by id, tables without rows left out.
import { readFileSync } from 'node:fs'
import { adopt, advance } from '../../static/src/live/store.ts'

const by_id = (a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)

const screen = ({ snapshot, events = [], frames }) => {
  const whole = { epoch: snapshot.epoch, from: snapshot.seq, to: events.at(-1)?.seq ?? snapshot.seq, events }
  let state = adopt(null, snapshot)
  for (const frame of frames ?? [whole]) {
    const next = advance(state, frame)
    if (typeof next === 'string') throw new Error(`${next} at ${JSON.stringify(frame)}`)
    state = next
  }
  const tables = [...state.tables].filter(([, rows]) => rows.size > 0).map(([name, rows]) => [name, [...rows.values()].sort(by_id)])
  return { epoch: state.epoch, seq: state.seq, tables: Object.fromEntries(tables) }
}

const input = JSON.parse(readFileSync(0, 'utf8'))
console.log(JSON.stringify(Array.isArray(input) ? input.map(screen) : screen(input)))
