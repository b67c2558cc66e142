"""What a new installation comes with: each part adds its share, and only where there is none."""

from collections.abc import Callable

from flask import Flask, current_app

Shipment = Callable[[int], None]  # takes the id of the person it is to belong to


def shipments(app: Flask | None = None) -> list[Shipment]:
    """What the parts of an application ship, the current one unless given."""
    found: list[Shipment] = (app or current_app).extensions.setdefault("fivebar.shipments", [])
    return found
