"""What an answer looks like: fields written in snake_case, printed in camelCase, and told in the OpenAPI document."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from drf_spectacular.drainage import set_override
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

ELSEWHERE = object()


def camel(name: str) -> str:
    """Return a name as keys of the API are written."""
    first, *others = name.split("_")
    return first + "".join(word.capitalize() for word in others)


class Shape(serializers.Serializer):
    """The fields of one object. A field takes the attribute of its own name unless `source` says another."""

    def __init_subclass__(cls) -> None:
        """Name the shape in the OpenAPI document."""
        super().__init_subclass__()
        cls.__doc__ = cls.__doc__ or ""  # or it would be told with the words above
        set_override(cls, "component_name", cls.__name__.removesuffix("Shape"))

    def to_representation(self, instance: Any) -> dict[str, Any]:
        """Return what is printed of an object; what is not simply its attribute is looked for by the framework."""
        printed: dict[str, Any] = {}
        for field in self._readable_fields:
            value = getattr(instance, field.source, ELSEWHERE)
            if value is ELSEWHERE or callable(value):
                value = field.get_attribute(instance)
            printed[field.field_name] = None if value is None else field.to_representation(value)
        return printed

    def get_fields(self) -> dict[str, Any]:
        """Return the fields by the keys they are printed under."""
        named: dict[str, Any] = {}
        for name, field in super().get_fields().items():
            if field.source is None and camel(name) != name:
                field.source = name
            named[camel(name)] = field
        return named


@extend_schema_field(OpenApiTypes.STR)
class Exact(serializers.Field):
    """A decimal as text, every digit as its source gives it: 29.96 never becomes 30."""

    def to_representation(self, value: Decimal) -> str:
        return format(value.normalize(), "f")


def word(source: str | None = None, help_text: str = "", *, allow_null: bool = False) -> serializers.CharField:
    """A text or the code of a choice; "" where there is none, null where nothing is known."""
    return serializers.CharField(source=source, help_text=help_text or None, allow_null=allow_null, allow_blank=True)


def day(source: str | None = None, help_text: str = "") -> serializers.DateField:
    """A day, null where none is known."""
    return serializers.DateField(source=source, help_text=help_text or None, allow_null=True)


def whole(source: str | None = None, help_text: str = "", *, allow_null: bool = False) -> serializers.IntegerField:
    """A whole number."""
    return serializers.IntegerField(source=source, help_text=help_text or None, allow_null=allow_null)


def flag(source: str | None = None, help_text: str = "") -> serializers.BooleanField:
    """Yes or no."""
    return serializers.BooleanField(source=source, help_text=help_text or None)


def texts(source: str | None = None, help_text: str = "") -> serializers.ListField:
    """Several keys or codes."""
    child = serializers.CharField()
    return serializers.ListField(child=child, source=source, help_text=help_text or None)
