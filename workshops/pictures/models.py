"""Tables of pictures. The bytes stand apart, so that nothing reads them by the way.

They lie in the database, not in a folder: a backup, a restore and a second machine have them
without a word more.
"""

from datetime import datetime
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from workshops.core.db import Base, InWorkshop, Key


class Picture(InWorkshop, Base):
    """A picture as its uploader sent it, drawn anew by us.

    ``note_id``: the one note that it was made for, once a note has named it. ``waiting_since``:
    no note shows it, so it is swept away before long; on a note it has no time, as notes have none.
    """

    __tablename__ = "picture"
    __table_args__ = (
        sa.Index(None, "workshop_id", "author_id"),
        sa.Index(None, "waiting_since"),
        {"sqlite_with_rowid": False},
    )

    id: Mapped[Key]
    author_id: Mapped[UUID]
    note_id: Mapped[UUID | None]
    width: Mapped[int]
    height: Mapped[int]
    size: Mapped[int]
    waiting_since: Mapped[datetime | None]


class PictureContent(Base):
    """JPEG, twice: ``full`` to look at, ``small`` for the face of a note."""

    __tablename__ = "picture_content"
    __table_args__ = ({"sqlite_with_rowid": False},)

    picture_id: Mapped[UUID] = mapped_column(
        sa.ForeignKey("picture.id", ondelete="CASCADE"), primary_key=True
    )
    full: Mapped[bytes] = mapped_column(sa.LargeBinary)
    small: Mapped[bytes] = mapped_column(sa.LargeBinary)
