"""The fields of every resource, each told in the OpenAPI document by its own line (docs/how-to/add-an-api-field.md)."""

from __future__ import annotations

from rest_framework import serializers

from dashboards.api.shape import Exact, Shape, day, flag, texts, whole, word


class MomentShape(Shape):
    as_of = serializers.DateField(help_text="the state of the world on this day")
    known_on = serializers.DateField(help_text="using only what could be known on this day")
    revision = whole(help_text="using the record up to this revision")
    counting_rule = word(help_text="the rule by which agreements are counted")


class SourceShape(Shape):
    document = word("document_key")
    printed_number = word()
    title = word()
    title_en = word()
    locator = word(help_text="page or paragraph")
    to_come = flag(help_text="the document was not public yet at this moment")


class WindowShape(Shape):
    earliest = day()
    latest = day()


class PeriodShape(Shape):
    wording = word(help_text="as the source says it")
    earliest = day()
    latest = day(help_text="by the generous reading")
    latest_strict = day(help_text="by the strict reading")
    edtf = word(help_text="Extended Date/Time Format")
    rule = word(help_text="the rule by which the words were read")


class MilestoneFactShape(Shape):
    kind = word()
    modality = word(help_text="aim, may, expect, confident, fact or abandoned")
    earliest = day()
    latest = day()
    latest_strict = day()
    known_from = serializers.DateField()
    revision = whole()


class SuccessionShape(Shape):
    code = word(help_text="the code of the other sector")
    from_on = serializers.DateField(help_text="the day from which one takes the place of the other")
    source = SourceShape()


class SectorShape(Shape):
    code = word()
    name = word()
    name_en = word()
    kind = word(help_text="main, sub or other")
    parent = word(help_text="the code of its main sector")
    mapping_basis = word()
    known_from = serializers.DateField()
    source = SourceShape()
    note = word()
    note_en = word()
    predecessors = SuccessionShape(many=True, help_text="the sectors whose place it took")
    successors = SuccessionShape(many=True, help_text="the sectors that took its place: since then it is one no more")


class MilestoneStateShape(Shape):
    kind = word()
    schedule = word("state.schedule", "achieved, on time, due, late, open-ended, abandoned or unknown")
    days_late = whole("state.days_late", allow_null=True)
    sources_differ = flag("state.sources_differ")
    decided_by = MilestoneFactShape(source="state.decided_by", allow_null=True)


class CovenantShape(Shape):
    slug = word()
    code = word("covenant.code")
    name = word("covenant.name", "the name known at the moment")
    name_en = word("covenant.name_en")
    sectors = texts("covenant.sectors")
    facilitators = texts()
    is_counted = flag(help_text="by the counting rule of the moment")
    phase = word(help_text="the furthest milestone that was reached")
    schedule = word("schedule.schedule", "of its signature")
    outcome = word("conclusion.outcome", "what became of the promise to sign it")
    days_late = whole("conclusion.days", allow_null=True)
    signed_on = day()
    expected_until = day(help_text="the newest source expects a signature by this day")
    window = WindowShape(allow_null=True, help_text="where a signature is still expected")
    life = word("conclusion.life", allow_null=True)
    proven_until = day("conclusion.proven_until")
    sources_differ = flag()
    milestones = MilestoneStateShape(many=True)


class OutcomeShape(Shape):
    covenant = word("slug")
    is_counted = flag()
    outcome = word("conclusion.outcome")
    days_late = whole("conclusion.days", "of a late signature, or overdue at the moment", allow_null=True)
    signed_on = day()
    held_to = MilestoneFactShape(source="conclusion.held_to", allow_null=True, help_text="the promise it is judged by")
    life = word("conclusion.life", allow_null=True)
    proven_until = day("conclusion.proven_until")


class StatementShape(Shape):
    key = word(help_text="the reference, or one of the same sort for what was recorded by hand")
    type = word(help_text="milestone, target, condition, measurement, participation, report or undertaking")
    covenant = word("statement.covenant")
    actor = word("statement.evidence.actor", "whose word it is")
    actor_en = word("statement.evidence.actor_en")
    actor_kind = word("statement.evidence.actor_kind")
    document = word("statement.evidence.document_key")
    printed_number = word("statement.evidence.printed_number")
    document_title = word("statement.evidence.document_title")
    document_url = word("statement.evidence.document_url")
    locator = word("statement.evidence.locator")
    wording = word("statement.evidence.wording", "the words as printed")
    source_to_come = flag("statement.evidence.source_to_come")
    known_from = serializers.DateField(source="statement.evidence.known_from")
    known_basis = word("statement.evidence.known_basis")
    public_on = day("statement.evidence.public_on", "where it became public later than it was known")
    revision = whole("statement.evidence.revision", "the revision that sealed it")
    period = PeriodShape(source="statement.period", allow_null=True)
    note = word("statement.evidence.note")
    note_en = word("statement.evidence.note_en")
    says = serializers.DictField(
        child=serializers.CharField(allow_null=True, allow_blank=True),
        help_text="what this type of statement says, by the names of the record files",
    )


class JudgementShape(Shape):
    outcome = word(help_text="kept, late, open, abandoned, silent or unscored")
    least_days_late = whole("least", allow_null=True)
    most_days_late = whole("most", allow_null=True)


class PromiseShape(Shape):
    key = word(help_text="the key of the statement that made it")
    sort = word(help_text="event or number")
    covenant = word(help_text="of an event")
    kind = word(help_text="the milestone promised, of an event")
    target = word(help_text="of a number")
    quantity = Exact(allow_null=True, help_text="of a number")
    voice = word("promise.voice", "cabinet, party or other")
    actor = word("statement.evidence.actor")
    document = word("statement.evidence.document_key")
    locator = word("statement.evidence.locator")
    wording = word("statement.evidence.wording")
    modality = word("promise.fact.modality")
    earliest = day("promise.fact.earliest")
    latest = day("promise.fact.latest")
    latest_strict = day("promise.fact.latest_strict")
    known_from = serializers.DateField(source="promise.fact.known_from")
    outcome = word(help_text="in the words for agreements, by the generous reading")
    generous = JudgementShape(source="promise.generous")
    strict = JudgementShape(source="promise.strict")
    came_on = day()


class TargetShape(Shape):
    key = word(help_text="the key of the statement")
    target = word("fact.target")
    role = word("fact.role", "goal, outlook or claim")
    modality = word("fact.modality")
    quantity = Exact(source="fact.quantity")
    tally = word("fact.tally", "groupings of the same agreements are alternatives, never added")
    counting_rule = word(
        "fact.counting_rule", "by whose rule a count was made, where its source says so", allow_null=True
    )
    earliest = day("fact.earliest")
    latest = day("fact.latest")
    latest_strict = day("fact.latest_strict")
    known_from = serializers.DateField(source="fact.known_from")
    actor = word("statement.evidence.actor")
    document = word("statement.evidence.document_key")
    locator = word("statement.evidence.locator")
    wording = word("statement.evidence.wording")


class ExpectedShape(Shape):
    by = serializers.DateField()
    count = whole()


class GoalShape(Shape):
    target = word("goal.target")
    count = whole()
    deadline = day("goal.deadline")
    superseded_by = day("goal.superseded_by")
    so_far = whole()
    reached_on = day()
    days_late = whole()


class CountShape(Shape):
    counting_rule = word("rule.slug")
    name = word("rule.name")
    name_en = word("rule.name_en")
    counted = whole()
    signed = whole()
    presented = whole(help_text="presented, not signed")
    in_negotiation = whole()
    by_outcome = serializers.DictField(child=serializers.IntegerField())
    expected_by = ExpectedShape(many=True, help_text="signed plus expected, cumulative")
    goal = GoalShape(source="goal_so_far", allow_null=True)


class MeasuredShape(Shape):
    low = Exact(allow_null=True)
    high = Exact(allow_null=True)
    approx = flag()
    earliest = day()
    latest = day()


class ConditionShape(Shape):
    unit = word("condition.unit")
    minimum = Exact(source="condition.minimum")
    verdict = word(help_text="met, not_met, undetermined or unmeasured")
    measurement = MeasuredShape(allow_null=True, help_text="the measurement that decided it")
    market = MeasuredShape(allow_null=True, help_text="the market figure to which it was recomputed")


class ThresholdShape(Shape):
    threshold = word()
    covenant = word()
    verdict = word(help_text="met only when every condition is")
    conditions = ConditionShape(many=True)


class MeasurementShape(Shape):
    key = word()
    covenant = word("statement.covenant")
    unit = word("statement.entry.unit")
    low = Exact(source="statement.entry.low", allow_null=True)
    high = Exact(source="statement.entry.high", allow_null=True)
    approx = flag("statement.entry.approx")
    denominator = word("statement.entry.denominator")
    denominator_en = word("statement.entry.denominator_en")
    period = PeriodShape(source="statement.period", allow_null=True)
    known_from = serializers.DateField(source="statement.evidence.known_from")
    actor = word("statement.evidence.actor")
    document = word("statement.evidence.document_key")
    locator = word("statement.evidence.locator")
    wording = word("statement.evidence.wording")


class DocumentShape(Shape):
    key = word("fact.key")
    kind = word("fact.kind")
    printed_number = word("fact.printed_number")
    title = word("fact.title")
    title_en = word("fact.title_en")
    dated_on = day("fact.dated_on")
    public_on = serializers.DateField(source="fact.public_on")
    public_basis = word("fact.public_basis")
    url = word("fact.url")
    publisher = word("fact.publisher")
    publisher_en = word("fact.publisher_en")
    pages = whole("fact.pages", allow_null=True)
    printed_as = word("fact.printed_as")
    note = word("fact.note")
    note_en = word("fact.note_en")
    statements = whole(help_text="how many visible statements were taken from it")


class OrganisationShape(Shape):
    slug = word()
    kind = word()
    name = word(help_text="the name borne at the moment")
    name_en = word()


class EventShape(Shape):
    event = word(help_text="made, term or answered")
    period = PeriodShape(allow_null=True)
    text = word()
    text_en = word()
    actor = word(help_text="who said it")
    actor_en = word()
    wording = word()
    note = word()
    note_en = word()
    known_from = serializers.DateField()
    known_basis = word()
    addressed_to = word(
        "addressee.key", "the key of who has to answer, where the source names one; else null", allow_null=True
    )
    answer = SourceShape()
    source = SourceShape()


class TermReadingShape(Shape):
    way = word("last.way", "stated, generous, strict, recess (the House's own), sun or month")
    last_day = serializers.DateField(source="last.day")
    state = word(help_text="open, overdue, in_time, late or answered, by this reading")
    days = whole(allow_null=True, help_text="after the last day; below nought before it")


class MotionShape(Shape):
    key = word("fact.key")
    kind = word("fact.kind", "motion or commitment")
    printed_number = word("fact.printed_number")
    title = word("fact.title")
    title_en = word("fact.title_en")
    dated_on = day("fact.dated_on")
    url = word("fact.url")
    made_on = day()
    answerer = word(
        "answerer_key", "the key of who has to answer: whom a source names, else who promised it, else the cabinet"
    )
    state = word("standing.state", "open, overdue, in_time, late or answered, by the first reading")
    days = whole("standing.days", allow_null=True, help_text="after the last day; below nought before it")
    readings = TermReadingShape(source="standing.judged", many=True, help_text="the term by each way of reading")
    events = EventShape(many=True)


class FileShape(Shape):
    ending = word()
    name = word()
    hash = word("sha256", "SHA-256 of the file, in hexadecimal digits")
    size = whole(help_text="in bytes")


class EditionShape(Shape):
    number = whole()
    title = word()
    day = serializers.DateField()
    known_on = serializers.DateField()
    counting_rule = word("rule")
    revision = whole(help_text="the revision it stands at")
    revision_hash = word("head")
    kind = word(help_text="which annex or list it is; empty for annex 1")
    selection = word(help_text="the filters of a list, as they stand in its address")
    frozen_by_revision = whole("frozen_by")
    frozen_at = serializers.DateTimeField(help_text="with the offset of the Netherlands")
    fingerprint = word(help_text="the hash of the revision that froze it: it covers what it says and each file")
    files = FileShape(many=True)


class RevisionShape(Shape):
    number = whole()
    sealed_at = serializers.DateTimeField(help_text="with the offset of the Netherlands")
    previous_hash = word()
    content_hash = word()
