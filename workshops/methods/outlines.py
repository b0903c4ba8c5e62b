"""Templates in the words of ``stage.add``: what a designer of an agenda can take from the library."""

from typing import Any

from workshops.methods.shapes import Dots, Planned, PlannedRun, Template, Words, Writing
from workshops.methods.templates import TEMPLATES


def outlines() -> list[dict[str, Any]]:
    """``[{key, title_th, title_en, runs: [{stage, activities}]}]``, without any ids."""
    return [_outline(template) for template in TEMPLATES.values()]


def _outline(template: Template) -> dict[str, Any]:
    return {
        "key": template.key,
        **_both("title", template.title),
        "runs": [_run(run) for run in template.runs],
    }


def _run(run: PlannedRun) -> dict[str, Any]:
    return {"stage": run.stage.value, "activities": [_activity(one) for one in run.activities]}


def _activity(planned: Planned) -> dict[str, Any]:
    words = {
        "kind": "board" if isinstance(planned, Writing) else "vote",
        **_both("title", planned.title),
        **_both("prompt", planned.prompt),
        "minutes": planned.minutes,
    }
    return words | _content(planned)


def _content(planned: Planned) -> dict[str, Any]:
    if isinstance(planned, Writing):
        zones = [{"key": zone.key, **_both("title", zone.title)} for zone in planned.zones]
        return {"is_silent": planned.is_silent, "zones": zones}
    if isinstance(planned, Dots):
        return {"rule": {"kind": "dots", "budget": planned.budget, "cap": planned.cap}}
    return {"rule": {"kind": "stance"}}


def _both(name: str, words: Words) -> dict[str, str]:
    return {f"{name}_th": words.th, f"{name}_en": words.en}
