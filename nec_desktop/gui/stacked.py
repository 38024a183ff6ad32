"""Pages of which one is shown at a time."""

from PySide6.QtWidgets import QSizePolicy, QStackedWidget


def only_the_shown_needs_room(pages: QStackedWidget) -> None:
    """Let pages that are not shown ask for no room: else a small window gets as high as the highest of them."""

    def follow(shown: int) -> None:
        for n in range(pages.count()):
            policy = QSizePolicy.Policy.Preferred if n == shown else QSizePolicy.Policy.Ignored
            if page := pages.widget(n):
                page.setSizePolicy(policy, policy)

    pages.currentChanged.connect(follow)
