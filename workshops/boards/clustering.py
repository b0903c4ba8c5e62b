"""How the room sorts what is revealed into clusters. The only code that changes clusters.

Participants sort too, while the run is open. A note's version stays: its words stay.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any
from uuid import UUID

from workshops.boards import queries
from workshops.boards.models import Board, Cluster, Note
from workshops.boards.schemas import CLUSTERS, NOTES
from workshops.boards.sight import as_seen, require_sight
from workshops.core.audience import put, shift
from workshops.core.context import Context
from workshops.core.errors import Conflict, Invalid, NotAllowed, NotFound

Regroupings = Sequence[Mapping[str, Any]]
"""Each ``{note_id, from_cluster_id, to_cluster_id}``."""


def make_cluster(
    ctx: Context, *, cluster_id: UUID, board_id: UUID, title: str, note_ids: list[UUID]
) -> None:
    """Name a group of notes; those that were in another cluster leave it."""
    board = ctx.get(Board, board_id)
    _require_sortable(board)
    if ctx.db.get(Cluster, cluster_id):
        raise Conflict({"cluster_id": "taken"})
    notes = _sortable_notes(ctx, board, note_ids)
    back = _ways_back(notes, now=cluster_id)
    cluster = Cluster(
        id=cluster_id,
        workshop_id=ctx.workshop.id,
        board=board,
        title=title,
        position=queries.clusters_made(ctx.db, board_id) + 1,
    )
    ctx.db.add(cluster)
    ctx.db.flush()
    _gather(notes, cluster_id)
    ctx.record("cluster.made", put(CLUSTERS, cluster), put(NOTES, *notes))
    _undo_by(
        ctx,
        "cluster.dissolve",
        cluster_id=str(cluster_id),
        version=cluster.version,
        notes=back,
    )


def rename_cluster(ctx: Context, *, cluster_id: UUID, title: str, version: int) -> None:
    cluster = _cluster(ctx, cluster_id)
    _require_version(cluster, version)
    words = cluster.title
    if title == words:
        return
    cluster.rename(title)
    ctx.record("cluster.renamed", put(CLUSTERS, cluster))
    _undo_by(
        ctx,
        "cluster.rename",
        cluster_id=str(cluster_id),
        title=words,
        version=cluster.version,
    )


def add_notes(ctx: Context, *, cluster_id: UUID, note_ids: list[UUID]) -> None:
    """Put notes into a cluster; from another one too."""
    cluster = _cluster(ctx, cluster_id)
    notes = _sortable_notes(ctx, cluster.board, note_ids)
    _regroup(ctx, "cluster.notes_added", notes, cluster_id)


def take_out(ctx: Context, *, note_ids: list[UUID]) -> None:
    """Let notes hang outside of clusters again. An emptied cluster stays, with its name."""
    notes = ctx.get_all(Note, note_ids)
    for note in notes:
        require_sight(ctx, note)
        _require_sortable(note.board)
    _regroup(ctx, "cluster.notes_taken_out", notes, None)


def dissolve_cluster(
    ctx: Context, *, cluster_id: UUID, version: int | None, notes: Regroupings | None
) -> None:
    """Take a cluster away; its notes stay. Participants may do so with an empty one."""
    cluster = _cluster(ctx, cluster_id)
    _require_version(cluster, version)
    held = queries.members(ctx.db, cluster_id)
    if held and not ctx.actor.is_facilitator:
        raise NotAllowed({"cluster_id": "not_empty"})
    if notes is not None and {way["note_id"] for way in notes} != {note.id for note in held}:
        raise Conflict({"cluster_id": "moved_on"}, row=CLUSTERS.dump(cluster))
    ways = notes if notes is not None else _ways_out(held)
    moved = _follow(ctx, ways)
    before = CLUSTERS.audience(cluster)
    cluster.is_dissolved = True
    ctx.record("cluster.dissolved", put(NOTES, *moved), shift(CLUSTERS, cluster, before))
    ctx.raise_floor()
    _undo_by(ctx, "cluster.put_back", notes=_reversed(ways), restored_id=str(cluster_id))


def put_back(ctx: Context, *, notes: Regroupings, restored_id: UUID | None) -> None:
    """Take a regrouping back, note by note, and a dissolving too: for facilitators, and undo.

    ``Conflict`` when one of the notes or clusters has moved on since.
    """
    if not ctx.actor.is_facilitator:
        raise NotAllowed({"cluster_id": "facilitators_only"})
    restored = [_restored(ctx, restored_id)] if restored_id else []
    moved = _follow(ctx, notes)
    if not restored and not moved:
        return
    ctx.record("cluster.put_back", put(CLUSTERS, *restored), put(NOTES, *moved))
    if restored_id:
        back = {"cluster_id": str(restored_id), "version": restored[0].version}
        _undo_by(ctx, "cluster.dissolve", notes=_reversed(notes), **back)
    else:
        _undo_by(ctx, "cluster.put_back", notes=_reversed(notes))


def _restored(ctx: Context, cluster_id: UUID) -> Cluster:
    cluster = ctx.get(Cluster, cluster_id)
    _require_sortable(cluster.board)
    if not cluster.is_dissolved:
        raise Conflict({"cluster_id": "moved_on"}, row=CLUSTERS.dump(cluster))
    cluster.is_dissolved = False
    return cluster


def _regroup(ctx: Context, type: str, notes: Sequence[Note], cluster_id: UUID | None) -> None:
    moving = [note for note in notes if note.cluster_id != cluster_id]
    if not moving:
        return
    back = _ways_back(moving, now=cluster_id)
    _gather(moving, cluster_id)
    ctx.record(type, put(NOTES, *moving))
    _undo_by(ctx, "cluster.put_back", notes=back)


def _gather(notes: Iterable[Note], cluster_id: UUID | None) -> None:
    for note in notes:
        note.cluster_id = cluster_id


def _follow(ctx: Context, ways: Regroupings) -> list[Note]:
    """Regroup each note as told, if it still is where it was left."""
    targets = {way["to_cluster_id"] for way in ways} - {None}
    clusters = {cluster.id: cluster for cluster in ctx.get_all(Cluster, targets)}
    notes = {note.id: note for note in ctx.get_all(Note, (way["note_id"] for way in ways))}
    for way in ways:
        note, target = notes[way["note_id"]], clusters.get(way["to_cluster_id"])
        _require_sortable(note.board)
        if not _may_follow(note, way["from_cluster_id"], target):
            raise Conflict({"note_id": str(note.id)}, row=as_seen(ctx, note))
        note.cluster_id = way["to_cluster_id"]
    return list(notes.values())


def _may_follow(note: Note, from_cluster_id: UUID | None, target: Cluster | None) -> bool:
    if note.is_removed or note.cluster_id != from_cluster_id:
        return False
    return target is None or (not target.is_dissolved and target.board_id == note.board_id)


def _cluster(ctx: Context, cluster_id: UUID) -> Cluster:
    cluster = ctx.get(Cluster, cluster_id)
    if cluster.is_dissolved:
        raise NotFound({"cluster_id": str(cluster_id)})
    _require_sortable(cluster.board)
    return cluster


def _require_sortable(board: Board) -> None:
    board.require_open_run()
    board.require_revealed()


def _require_version(cluster: Cluster, version: int | None) -> None:
    if version is not None and version != cluster.version:
        raise Conflict({"version": cluster.version}, row=CLUSTERS.dump(cluster))


def _sortable_notes(ctx: Context, board: Board, note_ids: Iterable[UUID]) -> list[Note]:
    """Notes of this board that the room sees. ``Invalid`` names those that it does not."""
    notes = ctx.get_all(Note, note_ids)
    out = [note for note in notes if not _is_sortable(note, board)]
    if out:
        raise Invalid({"note_ids": [str(note.id) for note in out]})
    return notes


def _is_sortable(note: Note, board: Board) -> bool:
    return note.board_id == board.id and not note.is_hidden and not note.is_removed


def _ways_back(notes: Iterable[Note], *, now: UUID | None) -> list[dict[str, Any]]:
    return [_way(note.id, now, note.cluster_id) for note in notes]


def _ways_out(notes: Iterable[Note]) -> list[dict[str, Any]]:
    return [
        {"note_id": note.id, "from_cluster_id": note.cluster_id, "to_cluster_id": None}
        for note in notes
    ]


def _reversed(ways: Regroupings) -> list[dict[str, Any]]:
    return [_way(way["note_id"], way["to_cluster_id"], way["from_cluster_id"]) for way in ways]


def _way(note_id: UUID, now: UUID | None, then: UUID | None) -> dict[str, Any]:
    """A regrouping in words that a ledger row can hold."""
    return {
        "note_id": str(note_id),
        "from_cluster_id": str(now) if now else None,
        "to_cluster_id": str(then) if then else None,
    }


def _undo_by(ctx: Context, type: str, **data: Any) -> None:
    if ctx.actor.is_facilitator:
        ctx.can_be_undone_by(type, **data)
