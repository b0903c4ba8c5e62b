"""The poster at the door as a PDF: QR, code, what it is about, and how to join, in Thai and English.

Typst shapes Thai rightly but tears some words at a line's end, so it is given whole words (docs/design.md).
"""

import io
import json
from dataclasses import dataclass
from functools import lru_cache
from typing import Any
from urllib.parse import urlsplit

import segno
import typst
from icu4py.breakers import WordBreaker

from server.assets import DIST
from server.places import STATIC, TEMPLATES
from workshops.core.thai import graphemes

PAPERS = ("a4", "a3")
BRIEF_LENGTH = 150
TITLE_SIZES = ((42, 33.0), (80, 26.0), (10_000, 19.0))
"""Up to how many letters a title has which size, in points on A4."""
QR_MM = 110.0
"""At most, on A4."""
LONG_ADDRESS = 18
ZERO_WIDTH_SPACE = "\u200b"
COMPOUNDS = frozenset(
    [
        "โรงพยาบาล",
        "ผู้สูงอายุ",
        "ผู้พิการ",
        "ผู้ป่วย",
        "มือถือ",
        "โรงเรียน",
        "ศูนย์บริการ",
        "ชุมชน",
        "ท้องถิ่น",
        "หน่วยงาน",
        "เจ้าหน้าที่",
        "ภาครัฐ",
        "ภาคเอกชน",
        "ภาคประชาชน",
        "ภาคประชาสังคม",
        "รถเมล์",
        "รถรับส่ง",
        "น้ำท่วม",
        "ขยะมูลฝอย",
        "บัตรประชาชน",
        "ใบอนุญาต",
        "ประชาชน",
        "นวัตกรรม",
        "ทั้งวัน",
        "เวิร์กชอป",
    ]
)
"""Words of our field that a Thai dictionary takes apart; a title breaks between them, not in them."""
OPENING = "([{“‘«"

# Our own sentences say themselves where a line may end: a dictionary tears compounds (มือ|ถือ).
STEPS = (
    ("สแกน| |QR| |ด้วย|กล้องมือถือ", "Scan the QR code with your phone"),
    ("หรือเปิด| |{address}| |แล้วพิมพ์รหัส", "or open {address} and type the code"),
    ("บอกว่า|มาในฐานะอะไร|แล้วเข้าห้อง", "Say which sector you come from, and enter"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Door:
    """What stands on the poster of one workshop."""

    title_th: str
    title_en: str
    decision: str
    join_code: str
    public_url: str
    join_url: str
    is_rehearsal: bool = False


@lru_cache(maxsize=32)
def poster(door: Door, paper: str) -> bytes:
    """A PDF of one page, on ``a4`` or ``a3``."""
    return bytes(
        typst.compile(
            str(TEMPLATES / "documents" / "poster.typ"),
            root=str(TEMPLATES / "documents"),
            font_paths=[str(DIST / "type")],
            ignore_system_fonts=True,
            format="pdf",
            sys_inputs={"told": json.dumps(_told(door, paper), ensure_ascii=False)},
        )
    )


def _told(door: Door, paper: str) -> dict[str, Any]:
    address = urlsplit(door.public_url).netloc
    return {
        "paper": paper,
        "brand": "ร่วมสร้าง Ruamsang",
        "mark": (STATIC / "icon.svg").read_text(),
        "title": door.title_th or door.title_en,
        "title_th": words(door.title_th or door.title_en),
        "title_en": door.title_en if door.title_th else "",
        "title_size": next(size for most, size in TITLE_SIZES if graphemes(door.title_th) <= most),
        "brief_label_th": ["เพื่อตัดสินใจเรื่อง"],
        "brief_th": words(shortened(door.decision, BRIEF_LENGTH)),
        "qr": _qr(door.join_url),
        "qr_mm": QR_MM,
        "qr_alt": f"QR: {door.join_url}",
        "code": f"{door.join_code[:3]} {door.join_code[3:]}",
        "code_label_th": ["รหัสเข้าร่วม"],
        "code_label_en": "Join code",
        "steps": [
            {
                "th": th.format(address=_breaking(address, "|")).split("|"),
                "en": en.format(address=_breaking(address, ZERO_WIDTH_SPACE)),
            }
            for th, en in STEPS
        ],
        "password_th": ["รหัสผ่าน"],
        "password_en": "Password",
        "foot_th": ["ไม่ต้องสมัคร", " ", "ไม่ต้องลงแอป", " ", "ไม่ใส่ชื่อก็ได้"],
        "foot_en": "No account, no app, no name needed",
        "is_rehearsal": door.is_rehearsal,
        "rehearsal_th": ["ซ้อม", " ", "ไม่นับเป็นเวิร์กชอปจริง"],
        "rehearsal_en": "Rehearsal: does not count",
    }


def words(text: str) -> list[str]:
    """The words of a text as a Thai dictionary has them; signs stay with the word they belong to."""
    found: list[str] = []
    opening = ""
    for word in _whole(list(map(str, WordBreaker(text, "th")))):
        if word.isspace():
            found.append(" ")
        elif word in OPENING:
            opening += word
        elif found and found[-1] != " " and not any(letter.isalnum() for letter in word):
            found[-1] += word
        else:
            found.append(opening + word)
            opening = ""
    return found


def _whole(parts: list[str]) -> list[str]:
    """Compounds that the dictionary tears, put together again."""
    whole: list[str] = []
    while parts:
        taken = next((n for n in (4, 3, 2) if "".join(parts[:n]) in COMPOUNDS), 1)
        whole.append("".join(parts[:taken]))
        parts = parts[taken:]
    return whole


def shortened(text: str, most: int) -> str:
    """In one line, cut after a whole word."""
    line = " ".join(text.split())
    if graphemes(line) <= most:
        return line
    kept = ""
    for word in map(str, WordBreaker(line, "th")):
        if graphemes(kept + word) > most:
            break
        kept += word
    return kept.rstrip() + " …"


def _breaking(address: str, sign: str) -> str:
    """A long address may go on in the next line, after a dot."""
    return address.replace(".", "." + sign) if len(address) > LONG_ADDRESS else address


def _qr(address: str) -> str:
    picture = io.BytesIO()
    segno.make(address, error="m").save(
        picture, kind="svg", border=0, scale=8, dark="#25221c", xmldecl=False
    )
    return picture.getvalue().decode()
