"""What a command takes, put together only where that command is asked for: for all of them it is a tenth of a start."""

from argparse import ArgumentParser, Namespace
from collections.abc import Callable, Sequence
from typing import Any


class LateParser:
    """Stands for a command's ArgumentParser, of which argparse wants nothing before the command is on the line."""

    def __init__(self, **options: Any) -> None:
        self._options = options
        self._adding: list[Callable[[Any], object]] = []

    def add_argument(self, *names: str, **options: Any) -> None:
        """Note an argument, as ArgumentParser takes it."""
        self._adding.append(lambda parser: parser.add_argument(*names, **options))

    def add_mutually_exclusive_group(self) -> "LateParser":
        """Note a group of options of which one may be given."""
        group = LateParser()
        self._adding.append(lambda parser: group._fill(parser.add_mutually_exclusive_group()))
        return group

    def parse_known_args(self, words: Sequence[str], namespace: Namespace | None) -> tuple[Namespace, list[str]]:
        """Make the parser, and read what stands behind the command."""
        parser = ArgumentParser(**self._options)
        self._fill(parser)
        return parser.parse_known_args(words, namespace)

    def _fill(self, parser: Any) -> None:
        for add in self._adding:
            add(parser)
