"""Words that are marked in a text: once each, joined where they meet, and nothing of the text becomes markup."""

from imvo_tracker.lib.marks import join_spans, mark_words


def test_spans_that_overlap_or_touch_are_one():
    assert join_spans([(8, 12), (0, 3), (2, 5), (5, 6)]) == [(0, 6), (8, 12)]


def test_each_word_is_marked_once_and_the_rest_is_escaped():
    said = mark_words(
        "Goud <b>wordt</b> eind 2016 getekend, eind 2016.", ["eind 2016", "Goud", "2016 getekend", "", "zilver"]
    )
    assert said == "<mark>Goud</mark> &lt;b&gt;wordt&lt;/b&gt; <mark>eind 2016 getekend</mark>, eind 2016."
