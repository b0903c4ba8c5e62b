"""Who simulated people are: a name that says what it is, and a sector as rooms have them."""

from random import Random

from workshops.core.actors import Sector

NAMES = [
    "ป้าสมใจ",
    "ลุงบุญมี",
    "พี่นก",
    "คุณวิภา",
    "น้องฟ้า",
    "ครูสุดา",
    "หมอต้น",
    "ผู้ใหญ่ชัย",
    "พี่เอก",
    "คุณอารี",
    "น้าแดง",
    "ตาอินทร์",
    "ยายทองคำ",
    "คุณมานพ",
    "น้องมิว",
    "พี่หนุ่ย",
    "อาจารย์พร",
    "คุณกิตติ",
    "ป้าละไม",
    "ลุงสง่า",
    "น้องปอ",
    "พี่แอน",
    "คุณธนา",
    "ครูแก้ว",
    "คุณสุรีย์",
    "พี่ตั้ม",
    "น้องเบล",
    "ลุงเจริญ",
    "ป้าจันทร์",
    "คุณนภา",
]
ROOM = (
    *(Sector.PEOPLE,) * 10,
    *(Sector.CIVIL_SOCIETY,) * 5,
    *(Sector.PRIVATE,) * 5,
    *(Sector.ACADEMIC,) * 4,
    *(Sector.GOVERNMENT,) * 6,
)
NAMELESS_ONE_IN = 6


def somebody(number: int, workshop_id: str) -> tuple[str, Sector]:
    """The name, empty for some, and the sector of the workshop's ``number``-th simulated person."""
    dice = Random(f"{workshop_id}|{number}")
    name = NAMES[number % len(NAMES)] + (
        f" {number // len(NAMES) + 1}" if number >= len(NAMES) else ""
    )
    sectors = list(ROOM)
    Random(workshop_id).shuffle(sectors)
    return ("" if dice.randrange(NAMELESS_ONE_IN) == 0 else name), sectors[number % len(sectors)]
