"""Django's entry for the app."""

from django.apps import AppConfig


class PlansConfig(AppConfig):
    name = "ddci_web.apps.plans"
    label = "plans"

    def ready(self) -> None:
        """Answer what the frame and the accounts ask about plans."""
        # models may be imported only from here on
        from ddci_web.apps.accounts import standing  # noqa: PLC0415
        from ddci_web.apps.plans import queries  # noqa: PLC0415
        from ddci_web.ui import authority  # noqa: PLC0415

        standing.register_source(queries.standing_of_posts)
        authority.register_source(queries.authority_of_site)
