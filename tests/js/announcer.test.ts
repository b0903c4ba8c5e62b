/** What is said aloud: together, seldom, and the latest of what changed again and again. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { make_announcer } from '../../static/src/live/parts/announcer.ts'

function given() {
  const later: { act: () => void; ms: number }[] = []
  const announcer = make_announcer((act, ms) => later.push({ act, ms }))
  const heard: string[] = []
  announcer.said.subscribe((words) => words && heard.push(words))
  return { ...announcer, heard, later, wait: () => later.splice(0).forEach(({ act }) => act()) }
}

test('what happens at the same moment is one sentence', () => {
  const { tell, heard, wait } = given()

  tell('เปิดเผยแล้ว')
  tell('โน้ต 12 ใบ')
  wait()

  assert.deepEqual(heard, ['เปิดเผยแล้ว · โน้ต 12 ใบ'])
})

test('after something was said there is silence for a while, then the rest comes at once', () => {
  const { tell, heard, later, wait } = given()
  tell('one')
  wait()

  tell('two')
  tell('three')
  assert.deepEqual([heard, later.length], [['one'], 1])
  wait()

  assert.deepEqual(heard, ['one', 'two · three'])
})

test('of a number that grows only the last is said', () => {
  const { tell, heard, wait } = given()

  for (const count of [1, 2, 3]) tell(() => `new: ${count}`, 'notes')
  wait()

  assert.deepEqual(heard, ['new: 3'])
})

test('the same words twice are heard twice', () => {
  const { tell, heard, wait } = given()
  tell('saved')
  wait()
  wait()

  tell('saved')
  wait()

  assert.deepEqual(heard.map((words) => words.trim()), ['saved', 'saved'])
})

test('how something of ones own went is said at once, and only how it ended', () => {
  const { tell, answer, heard, later, wait } = given()
  tell('someone else wrote')
  wait()

  answer('sending')
  answer('saved')
  later.at(-1)!.act()

  assert.deepEqual(heard, ['someone else wrote', 'saved'])
  assert.equal(later[1]!.ms, 200)
})
