"""An hour for ideas alone: everybody writes in silence, then the room narrows with dots."""

from workshops.agenda.models import Stage
from workshops.methods.shapes import Dots, PlannedRun, PlannedZone, Template, Words, Writing

IDEAS = Writing(
    title=Words("ระดมความคิดแบบเขียนเงียบ", "Silent brainstorm"),
    prompt=Words(
        "เราจะทำให้เรื่องนี้ดีขึ้นได้อย่างไร เขียนหนึ่งความคิดต่อหนึ่งโน้ต",
        "How might we make this better? One idea on each note.",
    ),
    minutes=10,
    zones=(PlannedZone("ideas", Words("ความคิดของเรา", "Our ideas")),),
)

CHOICE = Dots(
    title=Words("เลือกความคิดที่ควรไปต่อ", "Choose what to take further"),
    prompt=Words(
        "ความคิดใดควรได้ไปต่อก่อน",
        "Which ideas should go further first?",
    ),
    minutes=5,
)

IDEAS_AND_DOTS = Template(
    key="ideas_and_dots",
    title=Words("ระดมความคิดและจุดโหวต", "Ideas and dots"),
    runs=(PlannedRun(Stage.IDEATE, (IDEAS, CHOICE)),),
)
