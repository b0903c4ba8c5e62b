/** The phone's words for one's own seat, hand and reminders, in Thai. */
export const seat_th = {
  team: (number: number, name: string) => (name ? `โต๊ะ ${number} ${name}` : `โต๊ะ ${number}`),
  your_team: 'โต๊ะของคุณ',
  raise: 'ยกมือ',
  lower: 'เอามือลง',
  raised: 'ยกมือแล้ว วิทยากรเห็น',
  nudge: {
    write: 'ยังเขียนได้ ถ้ามีอะไรอยากบอก ห้องรออ่านอยู่',
    vote: 'ยังลงคะแนนได้ บัตรเป็นความลับ',
    floor: 'วิทยากรเชิญคุณพูด',
    ready: 'ถ้าพร้อมแล้ว กด “พร้อมไปต่อ” ข้างล่างได้เลย',
  },
  ready: 'พร้อมไปต่อ',
  is_ready: 'พร้อมแล้ว',
  close: 'ปิดคำเตือน',
}
export type SeatWords = typeof seat_th
