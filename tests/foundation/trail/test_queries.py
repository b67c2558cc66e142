from foundation.access.viewer import Viewer
from foundation.audit.actions import record
from foundation.db import db
from foundation.teams.queries import viewer_of
from foundation.trail.queries import PAGE, page


def seen(person, zone, **arguments):
    return page(viewer_of(person, zone), **arguments).deeds


def test_an_administrator_reads_everything_the_newest_first(cast):
    record("open", "candidate", 7, actor_id=cast.rosa.id)
    deeds = seen(cast.ada, cast.organisation.zone)
    assert (deeds[0].actor, deeds[0].verb, deeds[0].noun, deeds[0].subject_id) == (
        "Rosa",
        "open",
        "candidate",
        7,
    )
    assert [deed.id for deed in deeds] == sorted((deed.id for deed in deeds), reverse=True)


def test_hr_reads_what_concerns_candidates(cast):
    record("open", "candidate", 7, actor_id=cast.sam.id)
    record("edit", "team", 1, actor_id=cast.ada.id)
    nouns = {deed.noun for deed in seen(cast.rosa, cast.organisation.zone)}
    assert nouns == {"candidate"}


def test_a_manager_reads_the_own_tree_and_a_stranger_nothing_of_it(cast):
    record("open", "candidate", 7, actor_id=cast.rui.id)
    record("open", "candidate", 8, actor_id=cast.wim.id)
    zone = cast.organisation.zone
    assert {deed.actor for deed in seen(cast.mona, zone)} == {"Rui"}
    assert {deed.actor for deed in seen(cast.sam, zone)} == {"Wim"}
    assert {deed.actor for deed in seen(cast.lena, zone)} == {"Rui", "Wim"}


def test_roles_without_the_audit_read_nothing(cast):
    record("open", "candidate", 7, actor_id=cast.rui.id)
    assert page(Viewer(cast.rui.id, cast.rui.roles)).deeds == []


def test_pages_follow_each_other_without_gap_or_repetition(cast, client):
    for number in range(2 * PAGE):
        record("count", "candidate", number, actor_id=cast.rosa.id)
    db.session.commit()
    client.sign_in(cast.rosa)
    numbers, path = [], "/audit/"
    while path:
        shown = client.page(path)
        numbers += [row.select("td")[2].text for row in shown.select("tbody tr")]
        more = shown.select_one("a[rel=next]")
        path = more["href"] if more else None
    assert numbers == [f"candidate {number}" for number in reversed(range(2 * PAGE))]


def test_an_end_of_the_record_says_so(cast, client):
    client.sign_in(cast.rosa)
    assert "Nothing you may see has been done before that." in client.page("/audit/?before=1").text
