"""Where a line of Thai may end on the pages that the server draws.

The rule and its words are those of ``static/src/live/parts/line_ends.ts``, which the live screens
use (docs/design.md, "Lines of Thai").
"""

import re

from icu4py.breakers import WordBreaker

Unit = list[str]
"""Words that are not parted."""


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


LINKS = _set(
    """
    ที่ ใน ของ และ หรือ แต่ กับ จาก ถึง ให้ ตาม โดย เพื่อ เพราะ ถ้า หาก เมื่อ ว่า ซึ่ง จึง ก็ ไม่
    ไม่มี ไม่ใช่ ไม่ต้อง ยัง ต้อง ควร จะ เคย กำลัง อยาก ทุก หลาย แต่ละ บาง ทั้ง เป็น คือ มี เรื่อง
    ใคร ตั้งแต่ จน จนกว่า กว่าจะ สำหรับ อย่าง แบบ เวลา ตอน ช่วย ขอ การ ความ ผู้ อย่า
    """
)
"""A phrase begins with one of these: a line ends before it, not after it."""
OPENERS = _set(
    """
    นัก ชาว น่า โรง ห้อง บัตร ใบ ค่า คำ ข้อ เครื่อง ร้าน รถ ป้าย ศูนย์ หน่วย วัน คน ช่อง ตัว เจ้า
    ภาค งบ บ้าน หมู่ น้ำ ราย พื้น ลูก หน้า หลัง ถูก หนึ่ง สอง สาม สี่ ห้า หก เจ็ด แปด เก้า สิบ
    ร้อย พัน หมื่น แสน ล้าน
    """
)
"""These lean on the word after them."""
CLOSERS = _set(
    """
    ๆ ไป มา ได้ ไว้ อยู่ แล้ว กัน เอง ด้วย นี้ นั้น อะไร ไหน เดียว เท่านั้น เลย บ้าง หน่อย ขึ้น ลง
    เข้า ออก ก่อน อีก ใด เท่าไร อย่างไร ยังไง ละ มาก น้อย เดียวกัน ใจ งาน เห็น แทน เพิ่ม ใหม่ เสมอ
    กว่า ที่สุด ครั้ง
    """
)
"""These lean on the word before them."""
COMPOUNDS = _set(
    """
    เจ้าหน้าที่ สถานที่ ขณะที่ วันที่ สิ่งที่ ขั้นตอน ผู้อำนวยการ คณะกรรมการ วิธีการ หลักการ
    ผู้ประกอบการ ดำเนินการ เดินทาง เส้นทาง ป้ายบอกทาง ทางเลือก ทางลาด มือถือ โทรศัพท์มือถือ
    ผู้สูงอายุ ผู้พิการ โรงพยาบาล บัตรประชาชน ทะเบียนบ้าน ลงทะเบียน จดทะเบียน แบบฟอร์ม แจ้งเตือน
    นัดหมาย ล่วงหน้า ติดเตียง เรื้อรัง ต่างจังหวัด ต่างประเทศ รับผิดชอบ ได้รับ ส่วนใหญ่ ส่วนร่วม
    ส่วนรวม ภาคส่วน เหมาะสม ส่งเสริม เรียนรู้ ตรวจสอบ เพิ่มเติม ต่อเนื่อง ท้องถิ่น สิ่งแวดล้อม
    เป้าหมาย เริ่มต้น เปิดเผย เดือดร้อน ท่องเที่ยว ผลกระทบ ค่าใช้จ่าย เพียงพอ แลกเปลี่ยน เลือกตั้ง
    พูดคุย เพื่อนบ้าน ร่วมมือ เครือข่าย ครบถ้วน ครัวเรือน เท่าเทียม ฝึกอบรม ยุ่งยาก อาสาสมัคร
    ร้องเรียน ร้องทุกข์ เร่งด่วน คุ้มค่า สุขภาพ กิจกรรม เวิร์กชอป ประชาสังคม ตัวหนังสือ ออนไลน์
    อินเทอร์เน็ต แอปพลิเคชัน ไปกลับ อย่างน้อย ไม่ต้อง กว่าจะ จนกว่า เตรียม ละเอียด ชำระ หารือ
    นอกจาก กลางคืน ตาราง แข็งแรง มากที่สุด อีกรอบ
    """
)
"""One word to a reader, several to a dictionary or wrong ones."""
WIDEST = 13
"""Letters, marks above and below not counted: what a narrow note has room for."""
SHORT = 8
"""What every box has room for, whichever letters they are."""

_MARKS = re.compile("[\u0e31\u0e34-\u0e3a\u0e47-\u0e4e]")
_BETWEEN_COMPOUNDS = re.compile(f"({'|'.join(sorted(COMPOUNDS, key=len, reverse=True))})")


def pieces_of(run: str) -> list[str]:
    """Thai without a space in it, as the pieces between which a line may end."""
    pieces = [piece for phrase in _phrases_of(_words_of(run)) for piece in _narrowed(phrase)]
    return ["".join(words) for words in pieces]


def _words_of(run: str) -> list[str]:
    """Compounds first: a dictionary that does not know one cuts its neighbour too."""
    words: list[str] = []
    for nth, found in enumerate(_BETWEEN_COMPOUNDS.split(run)):
        words += [found] if nth % 2 else [str(word) for word in WordBreaker(found, "th")]
    return words


def _phrases_of(words: list[str]) -> list[list[Unit]]:
    """Phrases of units, units of words: a narrow phrase stays whole, else its units do."""
    phrases: list[list[Unit]] = []
    for nth, word in enumerate(words):
        before = words[nth - 1] if nth else ""
        is_link = word in LINKS
        leans_back = word in CLOSERS or (is_link and nth == len(words) - 1)
        if phrases and (leans_back or before in LINKS):
            phrases[-1][-1].append(word)
        elif is_link or not phrases:
            phrases.append([[word]])
        elif before in OPENERS:
            phrases[-1][-1].append(word)
        else:
            phrases[-1].append([word])
    return phrases


def _narrowed(phrase: list[Unit]) -> list[Unit]:
    """A phrase in as few pieces as it takes."""
    units: list[Unit] = []
    for unit in phrase:
        units += [unit] if has_room("".join(unit)) else _packed([[word] for word in unit])
    return _packed(units)


def _packed(units: list[Unit]) -> list[Unit]:
    pieces: list[Unit] = []
    for unit in units:
        if pieces and has_room("".join(pieces[-1] + unit)):
            pieces[-1] = pieces[-1] + unit
        else:
            pieces.append(unit)
    return pieces


def has_room(text: str) -> bool:
    """Whether it fits on one line of a narrow note."""
    return _letters_in(text) <= WIDEST


def is_short(text: str) -> bool:
    """Whether it fits on one line of whatever box."""
    return _letters_in(text) <= SHORT


def _letters_in(text: str) -> int:
    return len(_MARKS.sub("", text))
