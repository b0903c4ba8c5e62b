/** G15: a phone whose own clock is wrong knows what time it is on the server. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Clock } from '../../static/src/live/clock.ts'

const MINUTES = 60_000

for (const wrong_by of [-10 * MINUTES, 0, 10 * MINUTES]) {
  test(`a clock that is ${wrong_by / MINUTES} minutes wrong shows the server's time`, () => {
    let server = 1_000_000_000
    const clock = new Clock(() => server + wrong_by)

    clock.hear(server - 400) // This one was 400 ms on its way.
    assert.equal(clock.now(), server - 400)
    server += 5_000
    clock.hear(server - 30)

    assert.equal(clock.now(), server - 30)
    clock.hear(server - 900)
    assert.equal(clock.now(), server - 30, 'a late message does not put the clock back')
  })
}

test("whoever sets the phone's clock while the timer runs is right again with the next message", () => {
  let local = 0
  const clock = new Clock(() => local)
  clock.hear(50_000)
  local += 10 * MINUTES // Set forward; on the server a second went by.

  clock.hear(51_000)

  assert.equal(clock.now(), 51_000)
})
