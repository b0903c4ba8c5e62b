"""What a template is made of: values only, from which ``founding`` makes rows."""

from dataclasses import dataclass

from workshops.agenda.models import Stage


@dataclass(frozen=True, slots=True)
class Words:
    """The same thing said in Thai and in English."""

    th: str
    en: str


@dataclass(frozen=True, slots=True)
class PlannedZone:
    key: str
    title: Words


@dataclass(frozen=True, slots=True, kw_only=True)
class Writing:
    """An activity at a board, of one to four zones. Silent: unrevealed until the reveal."""

    title: Words
    prompt: Words
    minutes: int
    zones: tuple[PlannedZone, ...]
    is_silent: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Dots:
    """A vote that narrows: ``budget`` dots each, at most ``cap`` on one item."""

    title: Words
    prompt: Words
    minutes: int
    budget: int = 3
    cap: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Stances:
    """A vote in which everybody agrees, disagrees or passes on each item."""

    title: Words
    prompt: Words
    minutes: int


Planned = Writing | Dots | Stances


@dataclass(frozen=True, slots=True)
class PlannedRun:
    stage: Stage
    activities: tuple[Planned, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Template:
    """An agenda to start from. ``key`` stays; titles may change."""

    key: str
    title: Words
    runs: tuple[PlannedRun, ...]
