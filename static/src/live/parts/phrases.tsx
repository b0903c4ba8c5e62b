/** Where lines of Thai may end: between phrases, and never inside a compound that a browser's dictionary would cut. */
import type { ComponentChildren } from 'preact'

const COMPOUNDS = [
  'มือถือ', 'ตัวโต', 'ตัวเล็ก', 'ผู้สูงอายุ', 'รถเข็น', 'รถเมล์', 'รถรับส่ง', 'เจ้าหน้าที่', 'โรงพยาบาล', 'ทะเบียนบ้าน',
  'บัตรประชาชน', 'บัตรคิว', 'ออนไลน์', 'ที่จอดรถ', 'ห้องน้ำ', 'ทางลาด', 'ป้ายบอกทาง', 'วันหยุด', 'วันเสาร์', 'วันอาทิตย์',
  'ประชาชน', 'หมู่บ้าน', 'อำเภอ', 'เทศบาล', 'ค่าใช้จ่าย', 'ขั้นตอน', 'เอกสาร', 'เปิดเผย', 'วิทยากร', 'กิจกรรม', 'คะแนน',
  'ภาคส่วน', 'ประชาสังคม', 'หน้าจอ', 'เครื่องอื่น', 'ตัวหนังสือ', 'เวิร์กชอป', 'ใบรับ', 'ผู้ตัดสินใจ', 'ความเห็นต่าง', 'เตรียม',
]
const LONGEST_FIRST = [...COMPOUNDS].sort((a, b) => b.length - a.length)
const BETWEEN = new RegExp(`(${LONGEST_FIRST.join('|')})`)
const IS_THAI = /[\u0e00-\u0e7f]/
/** A phrase longer than a narrow phone's line may end inside, between words. */
const LONGEST_PHRASE = 26

/** What people wrote: lines end where the browser thinks best, compounds stay whole. */
export function phrases(text: string): ComponentChildren {
  const pieces = text.split(BETWEEN)
  if (pieces.length === 1) return text
  return pieces.map((piece, nth) => (nth % 2 === 1 ? <Whole key={nth}>{piece}</Whole> : piece))
}

/** A line may end before and after it: a browser that meets a new element sees no word there. */
function Whole({ children }: { children: string }) {
  return <><wbr /><span class="keep">{children}</span><wbr /></>
}

/** What the product says: lines end at the spaces that its writer set; a number stays with its unit. */
export function sentence(text: string): ComponentChildren {
  if (!IS_THAI.test(text)) return text
  const said = with_units(text.split(' '))
  return said.flatMap((phrase, nth) => [nth > 0 && ' ', keep(phrase, nth)])
}

/** Strings are set phrase by phrase; anything else stays as it is. */
export function set(children: ComponentChildren): ComponentChildren {
  return typeof children === 'string' ? sentence(children) : children
}

function keep(phrase: string, nth: number): ComponentChildren {
  return phrase.length > LONGEST_PHRASE ? phrases(phrase) : <span class="keep" key={nth}>{phrase}</span>
}

/** `["เหลือ", "3", "จุด"]` as `["เหลือ", "3\u00a0จุด"]`. */
function with_units(words: string[]): string[] {
  const said: string[] = []
  for (const word of words) {
    const last = said.at(-1)
    if (last && /^[\d,.]+$/.test(last)) said[said.length - 1] = `${last}\u00a0${word}`
    else said.push(word)
  }
  return said
}
