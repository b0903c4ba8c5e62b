"""Listening to many: statements in the open, and a stance from everybody on each of them."""

from workshops.agenda.models import Stage
from workshops.methods.shapes import PlannedRun, PlannedZone, Stances, Template, Words, Writing

STATEMENTS = Writing(
    title=Words("เสียงของทุกคน", "Everybody's voice"),
    prompt=Words(
        "คุณพบเจออะไร และอยากให้หน่วยงานรับฟังเรื่องใด เขียนหนึ่งเรื่องต่อหนึ่งโน้ต ทุกคนเห็นทันที",
        "What have you lived through, and what should the agency hear? One matter on each note. "
        "Everybody sees it at once.",
    ),
    minutes=20,
    zones=(PlannedZone("statements", Words("ข้อความจากผู้เข้าร่วม", "Statements")),),
    is_silent=False,
)

STANCES = Stances(
    title=Words("คุณเห็นอย่างไร", "Where do you stand?"),
    prompt=Words(
        "อ่านทีละข้อความ แล้วเลือกเห็นด้วย ไม่เห็นด้วย หรือขอผ่าน ไม่มีคำตอบใดผิด และไม่มีใครเห็นคำตอบของคุณ",
        "Take the statements one by one: agree, disagree or pass. No answer is wrong, and nobody "
        "sees yours.",
    ),
    minutes=20,
)

LISTENING = Template(
    key="listening",
    title=Words("รับฟังเสียงผู้มีส่วนได้ส่วนเสีย", "Listening to stakeholders"),
    runs=(PlannedRun(Stage.EMPATHIZE, (STATEMENTS, STANCES)),),
)
