/** A segment asks nobody for anything, and no screen asks for it. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { checks } from '../../static/src/live/facilitator/missing.ts'
import { only_listens, speaks_both } from '../../static/src/live/parts/kinds.ts'
import { current_activity } from '../../static/src/live/parts/reading.ts'
import { an_activity, a_segment, room } from './room.ts'

const BOTH = { prompt_th: 'ถาม', prompt_en: 'Ask' }

test('a segment needs no text, but half of one is not in both languages', () => {
  const found = [a_segment(), a_segment({ prompt_th: 'ถาม' }), a_segment(BOTH), a_segment({ title_en: '' }), an_activity(), an_activity(BOTH)]

  assert.deepEqual(found.map(speaks_both), [true, false, true, false, false, true])
})

test('before the opening a segment lacks neither a board nor a round', () => {
  const must = (activities: ReturnType<typeof a_segment>[]) =>
    checks(room({ activities }), 0).filter(({ key }) => key === 'activities' || key === 'languages').map(({ is_done }) => is_done)

  assert.deepEqual(must([a_segment()]), [true, true])
  assert.deepEqual(must([a_segment({ prompt_en: 'Half' })]), [true, false])
})

test('the room is at the segment that is on, also where a later board is open', () => {
  const later = an_activity({ state: 'open', position: 3 })
  const at = (state: 'open' | 'locked') => room({ activities: [a_segment({ state }), later] })

  assert.deepEqual([current_activity(at('open'))?.id, only_listens(at('open'))], ['break', true])
  assert.deepEqual([current_activity(at('locked'))?.id, only_listens(at('locked'))], ['writing', false])
})

test('from a segment that is over the room goes back to what is still open, and nowhere else', () => {
  const at = (state: 'open' | 'locked') => room({ activities: [an_activity({ state }), a_segment({ state: 'locked' })] })

  assert.deepEqual([current_activity(at('open'))?.id, only_listens(at('open'))], ['writing', false])
  assert.deepEqual([current_activity(at('locked'))?.id, only_listens(at('locked'))], ['break', true])
})
