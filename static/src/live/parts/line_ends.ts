/** Where a line of Thai may end: before a phrase, and never inside a word that the browser's dictionary cuts in two. */

/** A phrase begins with one of these: a line ends before it, not after it. */
const LINKS = set(
  'ที่ ใน ของ และ หรือ แต่ กับ จาก ถึง ให้ ตาม โดย เพื่อ เพราะ ถ้า หาก เมื่อ ว่า ซึ่ง จึง ก็ ไม่ ไม่มี ไม่ใช่ ไม่ต้อง ยัง ต้อง ควร จะ เคย กำลัง อยาก ทุก หลาย ' +
  'แต่ละ บาง ทั้ง เป็น คือ มี เรื่อง ใคร ตั้งแต่ จน จนกว่า กว่าจะ สำหรับ อย่าง แบบ เวลา ตอน ช่วย ขอ การ ความ ผู้ อย่า',
)
/** These lean on the word after them. */
const OPENERS = set(
  'นัก ชาว น่า โรง ห้อง บัตร ใบ ค่า คำ ข้อ เครื่อง ร้าน รถ ป้าย ศูนย์ หน่วย วัน คน ช่อง ตัว เจ้า ภาค งบ บ้าน หมู่ น้ำ ราย พื้น ลูก หน้า หลัง ถูก ' +
  'หนึ่ง สอง สาม สี่ ห้า หก เจ็ด แปด เก้า สิบ ร้อย พัน หมื่น แสน ล้าน',
)
/** These lean on the word before them. */
const CLOSERS = set(
  'ๆ ไป มา ได้ ไว้ อยู่ แล้ว กัน เอง ด้วย นี้ นั้น อะไร ไหน เดียว เท่านั้น เลย บ้าง หน่อย ขึ้น ลง เข้า ออก ก่อน อีก ใด เท่าไร อย่างไร ยังไง ละ มาก น้อย ' +
  'เดียวกัน ใจ งาน เห็น แทน เพิ่ม ใหม่ เสมอ กว่า ที่สุด ครั้ง',
)
/** One word to a reader, several to a dictionary or wrong ones, where the three lists above do not help. */
const COMPOUNDS = set(
  'เจ้าหน้าที่ สถานที่ ขณะที่ วันที่ สิ่งที่ ขั้นตอน ผู้อำนวยการ คณะกรรมการ วิธีการ หลักการ ผู้ประกอบการ ดำเนินการ เดินทาง เส้นทาง ป้ายบอกทาง ทางเลือก ' +
  'ทางลาด มือถือ โทรศัพท์มือถือ ผู้สูงอายุ ผู้พิการ โรงพยาบาล บัตรประชาชน ทะเบียนบ้าน ลงทะเบียน จดทะเบียน แบบฟอร์ม แจ้งเตือน นัดหมาย ล่วงหน้า ' +
  'ติดเตียง เรื้อรัง ต่างจังหวัด ต่างประเทศ รับผิดชอบ ได้รับ ส่วนใหญ่ ส่วนร่วม ส่วนรวม ภาคส่วน เหมาะสม ส่งเสริม เรียนรู้ ตรวจสอบ เพิ่มเติม ต่อเนื่อง ' +
  'ท้องถิ่น สิ่งแวดล้อม เป้าหมาย เริ่มต้น เปิดเผย เดือดร้อน ท่องเที่ยว ผลกระทบ ค่าใช้จ่าย เพียงพอ แลกเปลี่ยน เลือกตั้ง พูดคุย เพื่อนบ้าน ร่วมมือ เครือข่าย ' +
  'ครบถ้วน ครัวเรือน เท่าเทียม ฝึกอบรม ยุ่งยาก อาสาสมัคร ร้องเรียน ร้องทุกข์ เร่งด่วน คุ้มค่า สุขภาพ กิจกรรม เวิร์กชอป ประชาสังคม ตัวหนังสือ ' +
  'ออนไลน์ อินเทอร์เน็ต แอปพลิเคชัน ไปกลับ อย่างน้อย ไม่ต้อง กว่าจะ จนกว่า ' +
  'เตรียม ละเอียด ชำระ หารือ นอกจาก กลางคืน ตาราง แข็งแรง มากที่สุด อีกรอบ',
)
/** Letters, marks above and below not counted: what a narrow note has room for. */
const WIDEST = 13
/** What every box has room for, whichever letters they are. */
const SHORT = 8
const MARKS = /[\u0e31\u0e34-\u0e3a\u0e47-\u0e4e]/g

/** Firefox before 125 has none: there only compounds stay whole. */
const dictionary = typeof Intl !== 'undefined' && 'Segmenter' in Intl ? new Intl.Segmenter('th', { granularity: 'word' }) : null
const BETWEEN_COMPOUNDS = new RegExp(`(${[...COMPOUNDS].sort((a, b) => b.length - a.length).join('|')})`)

/** What was taken apart lately: a note is drawn again whenever anything about it changes, a full board at every search. */
const known = new Map<string, string[]>()
const MOST_KNOWN = 2000

/** Thai without a space in it, as the pieces between which a line may end. One for which there is no room on a line is the browser's to cut. */
export function pieces_of(run: string): string[] {
  const pieces = known.get(run) ?? phrases_of(words_of(run)).flatMap(narrowed).map((words) => words.join(''))
  if (known.size === MOST_KNOWN) known.clear()
  known.set(run, pieces)
  return pieces
}

export function has_room(text: string): boolean {
  return letters_in(text) <= WIDEST
}

export function is_short(text: string): boolean {
  return letters_in(text) <= SHORT
}

function letters_in(text: string): number {
  return text.replace(MARKS, '').length
}

/** Compounds first: a dictionary that does not know one cuts its neighbour too. */
function words_of(run: string): string[] {
  const found = run.split(BETWEEN_COMPOUNDS)
  return found.flatMap((words, nth) => (nth % 2 === 1 ? words : in_dictionary(words)))
}

function in_dictionary(words: string): string[] {
  if (!dictionary) return words ? [words] : []
  return Array.from(dictionary.segment(words), ({ segment }) => segment)
}

/** Phrases of units, units of words: a narrow phrase stays whole, else its units do. */
function phrases_of(words: string[]): string[][][] {
  const phrases: string[][][] = []
  words.forEach((word, nth) => {
    const phrase = phrases.at(-1)
    const is_link = LINKS.has(word)
    const leans_back = CLOSERS.has(word) || (is_link && nth === words.length - 1)
    if (phrase && (leans_back || LINKS.has(words[nth - 1]!))) phrase.at(-1)!.push(word)
    else if (!phrase || is_link) phrases.push([[word]])
    else if (OPENERS.has(words[nth - 1]!)) phrase.at(-1)!.push(word)
    else phrase.push([word])
  })
  return phrases
}

/** A phrase in as few pieces as it takes. */
function narrowed(phrase: string[][]): string[][] {
  return packed(phrase.flatMap((unit) => (has_room(unit.join('')) ? [unit] : packed(unit.map((word) => [word])))))
}

function packed(units: string[][]): string[][] {
  const pieces: string[][] = []
  for (const unit of units) {
    const together = [...(pieces.at(-1) ?? []), ...unit]
    if (pieces.length > 0 && has_room(together.join(''))) pieces[pieces.length - 1] = together
    else pieces.push(unit)
  }
  return pieces
}

function set(list: string): Set<string> {
  return new Set(list.split(' '))
}
