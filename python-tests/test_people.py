"""People, tokens and grants through Databricks' own client, as its users write it."""

import time

import pytest
from databricks.sdk import AccountClient, WorkspaceClient
from databricks.sdk.errors import (
    BadRequest,
    InvalidParameterValue,
    NotFound,
    PermissionDenied,
    ResourceConflict,
    Unauthenticated,
)
from databricks.sdk.service import catalog, iam
from databricks.sdk.service.sql import StatementState

PATCH = [iam.PatchSchema.URN_IETF_PARAMS_SCIM_API_MESSAGES_2_0_PATCH_OP]


@pytest.fixture(scope="module")
def w(server):
    return WorkspaceClient(host=server.address, token=server.token)


@pytest.fixture(scope="module")
def as_holder(server):
    return lambda token: WorkspaceClient(host=server.address, token=token)


def names(people):
    known = ("user_name", "application_id", "display_name")
    return [next(filter(None, (getattr(each, name, None) for name in known))) for each in people]


def test_users(w):
    ann = w.users.create(user_name="ann@x.org", display_name="Ann", emails=[iam.ComplexValue(value="ann@x.org")])
    bob = w.users.create(user_name="bob@y.org", active=False)
    assert (ann.display_name, ann.active, bob.active) == ("Ann", True, False)
    assert ann.emails[0].value == "ann@x.org"
    assert w.users.get(ann.id).user_name == "ann@x.org"
    assert names(w.users.list(filter='userName eq "ANN@x.org"')) == ["ann@x.org"]
    assert names(w.users.list(filter='userName ne "admin" and active eq false')) == ["bob@y.org"]
    assert names(w.users.list(filter='displayName co "nn" or userName ew "y.org"')) == ["ann@x.org", "bob@y.org"]
    assert names(w.users.list(sort_by="userName", sort_order=iam.ListSortOrder.DESCENDING))[:2] == ["bob@y.org", "ann@x.org"]
    short = next(w.users.list(attributes="id,userName", filter='userName sw "ann"'))
    assert short.user_name and short.id and not short.groups and short.display_name is None
    assert len(list(w.users.list(count=1))) == 3
    w.users.patch(ann.id, operations=[iam.Patch(op=iam.PatchOp.REPLACE, path="active", value="false")], schemas=PATCH)
    assert w.users.get(ann.id).active is False
    w.users.update(ann.id, user_name="ann@x.org", display_name="Ann B", active=True)
    assert (w.users.get(ann.id).display_name, w.users.get(ann.id).active) == ("Ann B", True)
    with pytest.raises(ResourceConflict):
        w.users.create(user_name="Ann@X.org")
    w.users.update(ann.id, user_name="other@x.org", display_name="Ann B")
    assert (w.users.get(ann.id).user_name, w.users.get(ann.id).id) == ("other@x.org", ann.id)
    with pytest.raises(ResourceConflict):
        w.users.update(ann.id, user_name="bob@y.org")
    w.users.delete(ann.id)
    w.users.delete(bob.id)
    with pytest.raises(NotFound):
        w.users.get(ann.id)


def test_groups_and_their_members(w):
    one, two = (w.users.create(user_name=name) for name in ("one", "two"))
    inner = w.groups.create(display_name="inner", members=[iam.ComplexValue(value=one.id)])
    outer = w.groups.create(display_name="outer", members=[iam.ComplexValue(value=inner.id)])
    assert [m.display for m in w.groups.get(inner.id).members] == ["one"]
    assert [g.display for g in w.users.get(one.id).groups] == ["inner"]
    add = iam.Patch(op=iam.PatchOp.ADD, value={"members": [{"value": two.id}]})
    w.groups.patch(inner.id, operations=[add], schemas=PATCH)
    assert [m.display for m in w.groups.get(inner.id).members] == ["one", "two"]
    remove = iam.Patch(op=iam.PatchOp.REMOVE, path=f'members[value eq "{one.id}"]')
    w.groups.patch(inner.id, operations=[remove], schemas=PATCH)
    assert [m.display for m in w.groups.get(inner.id).members] == ["two"]
    w.groups.update(inner.id, display_name="inner", members=[iam.ComplexValue(value=one.id)])
    assert [m.display for m in w.groups.get(inner.id).members] == ["one"]
    assert names(w.groups.list(filter='displayName sw "in" or displayName sw "out"')) == ["inner", "outer"]
    assert names(w.groups.list(filter=f'members[value eq "{inner.id}"]')) == ["outer"]
    with pytest.raises(BadRequest, match="in itself"):
        w.groups.patch(
            inner.id, operations=[iam.Patch(op=iam.PatchOp.ADD, path="members", value=[{"value": outer.id}])], schemas=PATCH
        )
    admins = next(w.groups.list(filter='displayName eq "admins"'))
    w.groups.patch(
        admins.id, operations=[iam.Patch(op=iam.PatchOp.ADD, path="members", value=[{"value": two.id}])], schemas=PATCH
    )
    assert [g.display for g in w.users.get(two.id).groups] == ["admins"]
    for group in (outer, inner):
        w.groups.delete(group.id)
    for user in (one, two):
        w.users.delete(user.id)
    assert names(w.groups.list()) == ["admins"]


def test_service_principals_and_tokens_on_their_behalf(w, as_holder):
    made = w.service_principals.create(display_name="nightly load")
    assert made.application_id and made.active
    token = w.token_management.create_obo_token(made.application_id, comment="cron", lifetime_seconds=600)
    program = as_holder(token.token_value)
    me = program.current_user.me()
    assert (me.id, me.display_name) == (made.id, "nightly load")
    assert token.token_info.comment == "cron"
    assert [t.token_id for t in w.token_management.list(created_by_username="admin") if t.comment == "cron"] == [
        token.token_info.token_id
    ]
    assert w.token_management.get(token.token_info.token_id).token_info.expiry_time > time.time() * 1000
    with pytest.raises(PermissionDenied):
        program.users.create(user_name="intruder")
    with pytest.raises(PermissionDenied):
        list(program.token_management.list())
    w.service_principals.update(made.id, application_id=made.application_id, display_name="nightly", active=False)
    with pytest.raises(Unauthenticated):
        program.current_user.me()
    w.service_principals.update(made.id, application_id=made.application_id, active=True)
    assert program.current_user.me().id == made.id
    w.token_management.delete(token.token_info.token_id)
    with pytest.raises(Unauthenticated):
        program.current_user.me()
    assert names(w.service_principals.list(filter=f'applicationId eq "{made.application_id}"')) == [made.application_id]
    w.service_principals.delete(made.id)


def test_ones_own_tokens(w, as_holder):
    user = w.users.create(user_name="cyd")
    first = as_holder(w.token_management.create_obo_token("cyd", comment="first").token_value)
    second = first.tokens.create(comment="second", lifetime_seconds=60, scopes=["sql"])
    assert second.token_info.scopes == ["sql"]
    with pytest.raises(PermissionDenied, match="this needs scim"):
        list(as_holder(second.token_value).users.list())
    assert second.token_info.expiry_time - second.token_info.creation_time == 60_000
    assert sorted(t.comment for t in first.tokens.list()) == ["first", "second"]
    with pytest.raises(InvalidParameterValue):
        first.tokens.create(lifetime_seconds=0)
    with pytest.raises(NotFound):
        others = [t.token_id for t in w.tokens.list()] or ["none"]
        first.tokens.delete(others[0])
    assert as_holder(second.token_value).current_user.me().user_name == "cyd"
    first.tokens.delete(second.token_info.token_id)
    with pytest.raises(Unauthenticated):
        as_holder(second.token_value).current_user.me()
    w.users.delete(user.id)
    with pytest.raises(Unauthenticated):
        first.current_user.me()


def test_grants(w, as_holder):
    w.users.create(user_name="dan")
    dan = as_holder(w.token_management.create_obo_token("dan").token_value)

    def ask(client, statement):
        return client.statement_execution.execute_statement(statement, "default", wait_timeout="50s").status

    for statement in ("create schema sales", "create table sales.orders as select 1 as id"):
        assert ask(w, statement).state is StatementState.SUCCEEDED
    assert "does not exist" in ask(dan, "select * from sales.orders").error.message
    use = catalog.PermissionsChange(principal="dan", add=[catalog.Privilege.USE_SCHEMA, catalog.Privilege.SELECT])
    w.grants.update("schema", "main.sales", changes=[use])
    assert ask(dan, "select * from sales.orders").state is StatementState.SUCCEEDED
    given = w.grants.get("schema", "main.sales").privilege_assignments
    assert [(g.principal, sorted(p.value for p in g.privileges)) for g in given if g.principal == "dan"] == [
        ("dan", ["SELECT", "USE_SCHEMA"])
    ]
    effective = w.grants.get_effective("table", "main.sales.orders", principal="dan").privilege_assignments
    assert {(p.privilege.value, p.inherited_from_name) for g in effective for p in g.privileges} >= {
        ("SELECT", "main.sales")
    }
    with pytest.raises(PermissionDenied):
        dan.grants.update("schema", "main.sales", changes=[use])
    w.grants.update(
        "schema", "main.sales", changes=[catalog.PermissionsChange(principal="dan", remove=[catalog.Privilege.SELECT])]
    )
    assert "does not exist" in ask(dan, "select * from sales.orders").error.message


def test_service_principals_with_secrets(w, server):
    robot = w.service_principals.create(display_name="robot with a secret")
    made = w.service_principal_secrets_proxy.create(robot.id, lifetime="600s")
    assert made.secret and made.status == "ACTIVE"
    assert [each.id for each in w.service_principal_secrets_proxy.list(robot.id)] == [made.id]
    as_robot = WorkspaceClient(host=server.address, client_id=robot.application_id, client_secret=made.secret)
    assert as_robot.config.auth_type == "oauth-m2m"
    assert as_robot.current_user.me().id == robot.id
    done = as_robot.statement_execution.execute_statement("select current_user()", "default", wait_timeout="50s")
    assert done.result.data_array == [[robot.application_id]]
    with pytest.raises(PermissionDenied):
        as_robot.service_principal_secrets_proxy.create(robot.id)
    account = AccountClient(host=server.address, account_id="any", token=server.token)
    other = account.service_principal_secrets.create(robot.id)
    assert {each.id for each in account.service_principal_secrets.list(robot.id)} == {made.id, other.id}
    account.service_principal_secrets.delete(robot.id, other.id)
    w.service_principal_secrets_proxy.delete(robot.id, made.id)
    with pytest.raises(Unauthenticated):
        as_robot.current_user.me()
    again = WorkspaceClient(host=server.address, client_id=robot.application_id, client_secret=made.secret)
    with pytest.raises(ValueError, match="invalid_client"):
        again.current_user.me()
    w.service_principals.delete(robot.id)
