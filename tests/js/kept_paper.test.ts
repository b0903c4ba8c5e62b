/** What was typed from paper outlives its sheet and a reload, place by place, until it is saved or thrown away. */
import assert from 'node:assert/strict'
import { test } from 'node:test'

const kept = new Map<string, string>()
Object.assign(globalThis, {
  sessionStorage: {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, text: string) => void kept.set(key, text),
    removeItem: (key: string) => void kept.delete(key),
  },
})
const { kept_paper } = await import('../../static/src/live/facilitator/kept_paper.ts')
const EMPTY = { whom: '', text: '' }
const a_page = () => ({ boot: { workshop_id: 'w' } }) as never

test('words are there again when the sheet is opened again, and after a reload', () => {
  const page = a_page()
  kept_paper(page, 'notes.b', EMPTY).text.value = 'ป้ายเล็ก'

  assert.equal(kept_paper(page, 'notes.b', EMPTY).text.value, 'ป้ายเล็ก')
  assert.equal(kept_paper(a_page(), 'notes.b', EMPTY).text.value, 'ป้ายเล็ก')
  assert.equal(kept_paper(a_page(), 'notes.c', EMPTY).text.value, '')
})

test('once saved nothing of them is left', () => {
  kept_paper(a_page(), 'notes.b', EMPTY).text.value = ''

  assert.deepEqual([...kept.keys()], [])
})
