// Reads {snapshot: {epoch, seq, snapshot}, events: [...]} (or frames: [...]) on stdin, applies them with the screen's own
// code and prints {epoch, seq, tables}: rows sorted by id, tables without rows left out.
import { readFileSync } from 'node:fs'
import { adopt, advance } from '../../static/src/live/store.ts'

const { snapshot, events = [], frames } = JSON.parse(readFileSync(0, 'utf8'))
const whole = { epoch: snapshot.epoch, from: snapshot.seq, to: events.at(-1)?.seq ?? snapshot.seq, events }

let state = adopt(null, snapshot)
for (const frame of frames ?? [whole]) {
  const next = advance(state, frame)
  if (typeof next === 'string') throw new Error(`${next} at ${JSON.stringify(frame)}`)
  state = next
}

const by_id = (a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)
const tables = [...state.tables].filter(([, rows]) => rows.size > 0).map(([name, rows]) => [name, [...rows.values()].sort(by_id)])
console.log(JSON.stringify({ epoch: state.epoch, seq: state.seq, tables: Object.fromEntries(tables) }))
