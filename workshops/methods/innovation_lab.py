"""A full day of the Government Innovation Lab: all five stages of design thinking."""

from workshops.agenda.models import Stage
from workshops.methods.shapes import (
    Dots,
    PlannedRun,
    PlannedZone,
    Stances,
    Template,
    Words,
    Writing,
)

EXPERIENCES = Writing(
    title=Words("เรื่องเล่าจากผู้ใช้บริการ", "Stories from those who use the service"),
    prompt=Words(
        "นึกถึงครั้งล่าสุดที่คุณหรือคนใกล้ตัวใช้บริการนี้ เกิดอะไรขึ้น รู้สึกอย่างไร และต้องการอะไรจริง ๆ",
        "Think of the last time you, or somebody close to you, used this service. What happened, "
        "how did it feel, and what was really needed?",
    ),
    minutes=12,
    zones=(
        PlannedZone("happened", Words("สิ่งที่เกิดขึ้น", "What happened")),
        PlannedZone("felt", Words("ความรู้สึก", "How it felt")),
        PlannedZone("needed", Words("สิ่งที่ต้องการจริง ๆ", "What was needed")),
    ),
)

PROBLEMS = Writing(
    title=Words("ตั้งโจทย์ให้คม", "Sharpen the question"),
    prompt=Words(
        "จากเรื่องที่ได้ฟัง ปัญหาที่แท้จริงคืออะไร เกิดกับใคร เพราะอะไร แล้วลองตั้งเป็นคำถาม “เราจะ…ได้อย่างไร”",
        "From what we heard: what is the real problem, whose is it, and why does it happen? Then "
        "turn it into a question that starts with “How might we …”.",
    ),
    minutes=10,
    zones=(
        PlannedZone("problem", Words("ปัญหาและสาเหตุ", "Problem and cause")),
        PlannedZone("hmw", Words("เราจะ…ได้อย่างไร", "How might we …?")),
    ),
)

QUESTION_CHOICE = Dots(
    title=Words("เลือกโจทย์ที่จะทำด้วยกัน", "Choose the question to work on"),
    prompt=Words(
        "โจทย์ใดสำคัญที่สุดต่อผู้ได้รับผลกระทบ และพวกเราลงมือทำได้",
        "Which question matters most to those affected, and is within our reach?",
    ),
    minutes=5,
)

IDEAS = Writing(
    title=Words("ระดมความคิดแบบเขียนเงียบ", "Silent brainstorm"),
    prompt=Words(
        "เขียนให้ได้มากที่สุด หนึ่งความคิดต่อหนึ่งโน้ต ความคิดแปลกใหม่ยินดีต้อนรับ",
        "As many as you can, one idea on each note. Wild ones are welcome.",
    ),
    minutes=10,
    zones=(
        PlannedZone("now", Words("เริ่มได้ทันที", "We can start now")),
        PlannedZone("later", Words("ต้องเตรียมการก่อน", "Needs preparation")),
    ),
)

BUILDING_ON = Writing(
    title=Words("ต่อยอดความคิดของกันและกัน", "Build on each other's ideas"),
    prompt=Words(
        "อ่านความคิดที่เปิดเผยแล้ว เลือกสักหนึ่งที่คุณชอบ เติม ผสม หรือทำให้ดีขึ้น คราวนี้ทุกคนเห็นทันที",
        "Read what was revealed, pick one that you like, then add to it, combine it or make it "
        "better. This time everybody sees it at once.",
    ),
    minutes=8,
    zones=(PlannedZone("built_on", Words("ความคิดที่ต่อยอดแล้ว", "Ideas built further")),),
    is_silent=False,
)

IDEA_CHOICE = Dots(
    title=Words("เลือกความคิดไปสร้างต้นแบบ", "Choose what to prototype"),
    prompt=Words(
        "ความคิดใดควรได้ลองทำจริง",
        "Which ideas deserve a first try?",
    ),
    minutes=5,
)

PROTOTYPE = Writing(
    title=Words("ร่างต้นแบบ", "Sketch the prototype"),
    prompt=Words(
        "ถ้าเริ่มสัปดาห์หน้า บริการใหม่จะเป็นอย่างไร ใครทำอะไร ใช้อะไร และจะรู้ได้อย่างไรว่าได้ผล",
        "If it began next week: what would the new service be like, who would do what, with what, "
        "and how would we know that it works?",
    ),
    minutes=20,
    zones=(
        PlannedZone("steps", Words("ขั้นตอนของบริการ", "Steps of the service")),
        PlannedZone("people", Words("ใครทำอะไร", "Who does what")),
        PlannedZone("resources", Words("สิ่งที่ต้องใช้", "What it takes")),
        PlannedZone("signs", Words("รู้ได้อย่างไรว่าได้ผล", "Signs that it works")),
    ),
    is_silent=False,
)

FEEDBACK = Writing(
    title=Words("ให้ข้อเสนอแนะต่อต้นแบบ", "Try it and respond"),
    prompt=Words(
        "ลองสวมบทผู้ใช้บริการ อะไรดีอยู่แล้ว อะไรควรปรับ และยังสงสัยเรื่องใด พูดถึงต้นแบบ ไม่ใช่ตัวบุคคล",
        "Step into the user's shoes. What works, what should change, what is still unclear? Speak "
        "of the prototype, not of its makers.",
    ),
    minutes=10,
    zones=(
        PlannedZone("works", Words("สิ่งที่ดีอยู่แล้ว", "What works")),
        PlannedZone("change", Words("สิ่งที่ควรปรับ", "What to change")),
        PlannedZone("questions", Words("คำถามที่ยังค้าง", "Open questions")),
    ),
)

SUPPORT = Stances(
    title=Words("คุณสนับสนุนให้เดินหน้าหรือไม่", "Shall it go ahead?"),
    prompt=Words(
        "พิจารณาทีละข้อเสนอ เห็นด้วย ไม่เห็นด้วย หรือขอผ่าน เสียงที่เห็นต่างจะแสดงไว้ในผลด้วยเสมอ",
        "Take each proposal: agree, disagree or pass. Those who see it differently are always shown "
        "in the result.",
    ),
    minutes=8,
)

INNOVATION_LAB = Template(
    key="innovation_lab",
    title=Words("ห้องปฏิบัติการนวัตกรรมภาครัฐ (5 ขั้นตอน)", "Government Innovation Lab (5 stages)"),
    runs=(
        PlannedRun(Stage.EMPATHIZE, (EXPERIENCES,)),
        PlannedRun(Stage.DEFINE, (PROBLEMS, QUESTION_CHOICE)),
        PlannedRun(Stage.IDEATE, (IDEAS, BUILDING_ON, IDEA_CHOICE)),
        PlannedRun(Stage.PROTOTYPE, (PROTOTYPE,)),
        PlannedRun(Stage.TEST, (FEEDBACK, SUPPORT)),
    ),
)
