/** Which notes are offered beside those that are ticked, in both languages. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { similar_to } from '../../static/src/live/participant/similar.ts'

const texts = (...all: string[]) => all.map((text) => ({ id: text, text }))
const thai = texts(
  'ป้ายตัวเล็ก อ่านไม่ออก', 'รถรับส่งมาไม่ตรงเวลา', 'อยากจองคิวจากบ้าน', 'ที่จอดรถเต็มตั้งแต่เช้า',
  'รอคิวนานมาก ไม่รู้เมื่อไรจะถึง', 'อยากให้จองคิวทางโทรศัพท์', 'ห้องน้ำไกลและมืด',
)

test('notes about the same are found, though Thai writes no spaces', () => {
  assert.deepEqual(similar_to(texts('รถรับส่งมาสายทุกวัน'), thai), ['รถรับส่งมาไม่ตรงเวลา'])
  assert.equal(similar_to(texts('จองคิวไม่ได้'), thai)[0], 'อยากจองคิวจากบ้าน')
})

test('in English capitals and marks make no difference', () => {
  const others = texts('THE SHUTTLE, never on time', 'Signs are too small', 'No parking after eight')

  assert.deepEqual(similar_to(texts('The shuttle is late'), others), ['THE SHUTTLE, never on time'])
})

test('nothing is offered that shares nothing, and at most three are', () => {
  const many = texts('คิวยาวมาก', 'คิวยาวทุกเช้า', 'คิวยาวจนเหนื่อย', 'คิวยาวและร้อน', 'ป้ายเล็ก')

  assert.deepEqual(similar_to(texts('ห้องน้ำสกปรก'), texts('ป้ายเล็ก', 'หมอใจดี')), [])
  assert.equal(similar_to(texts('คิวยาว'), many).length, 3)
  assert.deepEqual(similar_to([], many), [])
})

test('whatever one of several ticked notes is like is offered', () => {
  const ticked = texts('ห้องน้ำสกปรก', 'รถรับส่งมาสายทุกวัน')

  assert.equal(similar_to(ticked, thai).includes('รถรับส่งมาไม่ตรงเวลา'), true)
})
