/** What the phone says while nobody is asked for anything, in English. */
import type { SegmentWords } from './segment_th.ts'

export const segment_en: SegmentWords = {
  until: (time) => `Until ${time}`,
  on: 'Be with the room',
  on_hint: 'Nothing to do on the phone now. This page goes on by itself when the room does.',
  over: 'This segment is over',
  over_hint: 'A moment, please. This page goes on by itself when the room does.',
}
