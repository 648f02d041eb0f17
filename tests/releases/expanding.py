"""What a migration may do while the release before still runs: add what that release can leave out, and loosen.

A migration that drops, renames or tightens what the release before reads or writes makes it fail for as long as both
run, and makes it impossible to go back. See docs/how-to/upgrade.md.
"""

from django.db import migrations, models
from django.db.models import NOT_PROVIDED

from dossier.protection import Protect

ALWAYS = (
    migrations.CreateModel,
    migrations.AddIndex,
    migrations.RemoveIndex,
    migrations.RenameIndex,
    migrations.RemoveConstraint,
    migrations.AlterModelOptions,
    migrations.AlterModelManagers,
    migrations.AlterModelTableComment,
)
WORDS = "lives_with_release_before"
WIDTHS = ("max_length", "max_digits")


def refusals(migration, before, guarded=frozenset()):
    """Return why a migration may not be applied while the release before runs; [] when it may.

    `before` is the state of the models in that release, `guarded` the guards it has: (app, model, sort). What SQL and
    Python do cannot be read off: such a migration says in `lives_with_release_before` why that release lives with it.
    """
    said = getattr(migration, WORDS, "")
    ours = _Release(migration.app_label, before, guarded, bool(said))
    return [why for operation in migration.operations for why in ours.refusals(operation)]


class _Release:
    """The release before, asked about one app."""

    def __init__(self, app, before, guarded, is_explained):
        self.app, self.before, self.guarded, self.is_explained = app, before, guarded, is_explained

    def refusals(self, operation):
        if isinstance(operation, migrations.SeparateDatabaseAndState):
            yield from self._of_state(operation.state_operations)
            for inner in operation.database_operations:
                yield from self.refusals(inner)
            return
        if not self._may(operation) and not self._is_new(operation):
            yield f"{type(operation).__name__} {' '.join(map(str, _named(operation)))}".strip()

    def _may(self, operation):
        match operation:
            case migrations.AddField():
                return operation.field.many_to_many or _may_be_left_out(operation.field)
            case migrations.AddConstraint():
                return self._is_on_new_fields(operation)
            case migrations.AlterField():
                return self._loosens(operation)
            case migrations.RunPython() | migrations.RunSQL():
                return self.is_explained
            case Protect():
                return (self.app, operation.model_name.lower(), operation.sort) in self.guarded
        return isinstance(operation, ALWAYS)

    def _of_state(self, operations):
        """The new release forgets a column before a later one drops it: until then its rows come without."""
        for operation in operations:
            if isinstance(operation, migrations.RemoveField):
                known = self._fields(operation).get(operation.name)
                if known is not None and not _may_be_left_out(known):
                    yield f"a forgotten column that has no default: {' '.join(_named(operation))}"

    def _model(self, operation):
        name = getattr(operation, "model_name", "") or getattr(operation, "name", "")
        return self.before.models.get((self.app, name.lower()))

    def _fields(self, operation):
        model = self._model(operation)
        return model.fields if model else {}

    def _is_new(self, operation):
        """What the release before does not know it cannot miss."""
        if isinstance(operation, migrations.RunPython | migrations.RunSQL | migrations.RenameModel):
            return False
        if self._model(operation) is None:
            return True
        is_of_field = isinstance(operation, migrations.RemoveField | migrations.AlterField)
        return is_of_field and operation.name not in self._fields(operation)

    def _is_on_new_fields(self, operation):
        known = {one for name, field in self._fields(operation).items() for one in (name, _column(name, field))}
        return not known & _fields_of(operation.constraint)

    def _loosens(self, operation):
        old = self._fields(operation).get(operation.name)
        if old is None:
            return True
        (was, had), (is_now, has) = _stored(old), _stored(operation.field)
        for width in WIDTHS:
            if (has.get(width) or 0) >= (had.get(width) or 0) and width in had:
                had[width] = has.get(width)
        if has.get("null"):
            had["null"] = True
        had.setdefault("db_default", has.get("db_default"))
        has.setdefault("db_default", None)
        return (was, had) == (is_now, has)


def _may_be_left_out(field):
    return field.null or field.db_default is not NOT_PROVIDED


def _column(name, field):
    return f"{name}_id" if isinstance(field, models.ForeignKey) else name


def _stored(field):
    """Return what of a field the database knows."""
    _name, path, _arguments, options = field.deconstruct()
    shown = {*field.non_db_attrs, "validators", "help_text", "verbose_name", "choices", "default"}
    return path, {name: value for name, value in options.items() if name not in shown}


def _fields_of(constraint):
    """Return the names of the fields that a constraint looks at."""
    found = set(getattr(constraint, "fields", ()))
    waiting = [getattr(constraint, "condition", None), *getattr(constraint, "expressions", ())]
    while waiting:
        one = waiting.pop()
        if isinstance(one, models.Q):
            waiting += one.children
        elif isinstance(one, tuple):
            found.add(one[0].partition("__")[0])
            waiting.append(one[1])
        elif isinstance(one, models.F):
            found.add(one.name.partition("__")[0])
        elif hasattr(one, "get_source_expressions"):
            waiting += one.get_source_expressions()
    return found


def _named(operation):
    model = getattr(operation, "model_name", "")
    return [one for one in (model, getattr(operation, "name", "") or getattr(operation, "old_name", "")) if one]
