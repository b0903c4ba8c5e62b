"""The demonstration: three workshops that together show the whole product."""

from workshops.demo.load import DemoWorkshop, load_demo

__all__ = ["DemoWorkshop", "load_demo"]
