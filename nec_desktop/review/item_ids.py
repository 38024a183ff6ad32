"""Ids of what reviewers said, worked out of what it is: the same item has one id in every file that bears it."""

from hashlib import blake2s

_ALPHABET = "abcdefghijklmnopqrstuvwxyz0123456789"
_LENGTH = 16


class ItemIds:
    """Gives the items of one returned file their ids: 16 lower-case letters and digits, as a record's id has.

    plan, snapshot: the ids of what the file is a copy of. reviewer: whose copy it is, who counts as the author of what
    has none: two people who both chose “Met”, untracked, have said two things.
    """

    def __init__(self, plan: str, snapshot: str, reviewer: str = "") -> None:
        self._plan = plan
        self._snapshot = snapshot
        self._reviewer = reviewer
        self._given: dict[bytes, int] = {}

    def of(self, kind: str, author: str, date: str, *what: str | int) -> str:
        """Return the id of an item of a kind; `what` says where it stands and what it is.

        A second item of which all of that is the same gets another id, and the same one in every such file.
        """
        return self._id(self._snapshot, kind, author or self._reviewer, date, *what)

    def comment(self, author: str, date: str, address: str, text: str) -> str:
        """Return the id of a comment, which stays the same where a later snapshot's copy carries it again.

        Without a date or a name, comments of two rounds could be alike and not the same, so there the snapshot counts.
        """
        if author and date:
            return self._id("comment", author, date, address, text)
        return self.of("comment", author, date, address, text)

    def _id(self, *parts: str | int) -> str:
        key = "\0".join(map(str, (self._plan, *parts))).encode("utf-8", "surrogatepass")
        digest = blake2s(key, digest_size=16).digest()
        number = self._given.get(digest, 0)
        self._given[digest] = number + 1
        if number:
            digest = blake2s(digest + number.to_bytes(4), digest_size=16).digest()
        rest, letters = int.from_bytes(digest), ""
        for _ in range(_LENGTH):
            rest, letter = divmod(rest, len(_ALPHABET))
            letters += _ALPHABET[letter]
        return letters
