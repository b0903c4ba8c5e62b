"""All templates, in the order in which they are offered."""

from workshops.methods.ideas_and_dots import IDEAS_AND_DOTS
from workshops.methods.innovation_lab import INNOVATION_LAB
from workshops.methods.listening import LISTENING
from workshops.methods.shapes import Template

TEMPLATES: dict[str, Template] = {
    template.key: template for template in (INNOVATION_LAB, IDEAS_AND_DOTS, LISTENING)
}


def templates() -> list[dict[str, str]]:
    """What can be chosen, as ``{"key", "title_th", "title_en"}``."""
    return [
        {"key": one.key, "title_th": one.title.th, "title_en": one.title.en}
        for one in TEMPLATES.values()
    ]
