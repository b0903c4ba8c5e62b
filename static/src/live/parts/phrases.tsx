/** Thai compounds that a browser's dictionary would break in two at the end of a line, held together. */
import type { ComponentChildren } from 'preact'

const COMPOUNDS = [
  'มือถือ', 'ตัวโต', 'ตัวเล็ก', 'ผู้สูงอายุ', 'รถเข็น', 'รถเมล์', 'รถรับส่ง', 'เจ้าหน้าที่', 'โรงพยาบาล', 'ทะเบียนบ้าน',
  'บัตรประชาชน', 'บัตรคิว', 'ออนไลน์', 'ที่จอดรถ', 'ห้องน้ำ', 'ทางลาด', 'ป้ายบอกทาง', 'วันหยุด', 'วันเสาร์', 'วันอาทิตย์',
  'ประชาชน', 'หมู่บ้าน', 'อำเภอ', 'เทศบาล', 'ค่าใช้จ่าย', 'ขั้นตอน', 'เอกสาร',
]
const LONGEST_FIRST = [...COMPOUNDS].sort((a, b) => b.length - a.length)
const BETWEEN = new RegExp(`(${LONGEST_FIRST.join('|')})`)

export function phrases(text: string): ComponentChildren {
  const pieces = text.split(BETWEEN)
  if (pieces.length === 1) return text
  return pieces.map((piece, nth) => (nth % 2 === 1 ? <span class="keep" key={nth}>{piece}</span> : piece))
}
