/** Segments to start from, in both languages: each can be reworded like any other activity. */
import type { FirstWords } from './designing.ts'

export const SEGMENTS: readonly (FirstWords & { minutes: number })[] = [
  {
    th: 'ต้อนรับ',
    en: 'Welcome',
    prompt_th: 'ยินดีต้อนรับทุกคน วันนี้เรามาช่วยกันคิด ช่วยกันออกแบบ',
    prompt_en: 'Welcome. Today we think and design together.',
    minutes: 10,
  },
  {
    th: 'บรรยาย',
    en: 'Talk',
    prompt_th: 'ฟังก่อน แล้วถามได้ ยกมือบนมือถือไว้ วิทยากรจะเห็นตามลำดับ',
    prompt_en: 'Listen first, then ask. Raise a hand on your phone, and you are called in turn.',
    minutes: 20,
  },
  {
    th: 'พัก',
    en: 'Break',
    prompt_th: 'พักดื่มน้ำ แล้วกลับมาที่โต๊ะเดิม',
    prompt_en: 'Have a drink, then come back to your table.',
    minutes: 15,
  },
  {
    th: 'คุยกันในโต๊ะ',
    en: 'Discussion at the tables',
    prompt_th: 'ผลัดกันเล่า ผลัดกันฟัง ให้ทุกคนในโต๊ะได้พูด',
    prompt_en: 'Take turns to tell and to listen, so that everybody at the table is heard.',
    minutes: 20,
  },
]
