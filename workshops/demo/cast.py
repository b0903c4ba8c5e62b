"""The people of the demonstration. All of them are made up."""

from workshops.core.actors import Sector

PEOPLE = Sector.PEOPLE
CIVIL = Sector.CIVIL_SOCIETY
PRIVATE = Sector.PRIVATE
ACADEMIC = Sector.ACADEMIC
GOVERNMENT = Sector.GOVERNMENT

CAST: tuple[tuple[str, Sector], ...] = (
    ("ป้าสมพร", PEOPLE),
    ("ลุงชัย", PEOPLE),
    ("ยายแดง", PEOPLE),
    ("น้องฟ้า", PEOPLE),
    ("พี่อ้อย", PEOPLE),
    ("ตาเหลี่ยม", PEOPLE),
    ("", PEOPLE),
    ("แม่บัวลอย", PEOPLE),
    ("พี่นก อสม.", CIVIL),
    ("ครูเล็ก", CIVIL),
    ("คุณปราณี", CIVIL),
    ("พี่ต้อม", CIVIL),
    ("คุณมาลัย", CIVIL),
    ("คุณต่าย ร้านยา", PRIVATE),
    ("เฮียกวง รถสองแถว", PRIVATE),
    ("คุณเจน คลินิก", PRIVATE),
    ("คุณวิทย์", PRIVATE),
    ("คุณหนึ่ง ขนส่ง", PRIVATE),
    ("อ.ธีระ", ACADEMIC),
    ("ดร.มนัส", ACADEMIC),
    ("อ.กมล", ACADEMIC),
    ("นศ.แพรว", ACADEMIC),
    ("อ.สายใจ", ACADEMIC),
    ("คุณวิ เวชระเบียน", GOVERNMENT),
    ("หมอนุช", GOVERNMENT),
    ("พยาบาลจิต", GOVERNMENT),
    ("ปลัดสมชาย", GOVERNMENT),
    ("คุณก้อย อบต.", GOVERNMENT),
    ("เภสัชกรเอก", GOVERNMENT),
)
