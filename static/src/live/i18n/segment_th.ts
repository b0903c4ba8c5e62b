/** What the phone says while nobody is asked for anything, in Thai. */
export const segment_th = {
  until: (time: string) => `ถึงเวลา ${time} น.`,
  on: 'ฟังและคุยกันในห้อง',
  on_hint: 'ช่วงนี้ไม่ต้องทำอะไรบนมือถือ หน้านี้เปลี่ยนเองเมื่อห้องไปต่อ',
  over: 'ช่วงนี้จบแล้ว',
  over_hint: 'รอวิทยากรสักครู่ หน้านี้เปลี่ยนเองเมื่อห้องไปต่อ',
}
export type SegmentWords = typeof segment_th
