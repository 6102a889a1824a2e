"""Volumes, external locations, their grants, and policies by Databricks' own client."""

import pytest
from databricks.sdk import WorkspaceClient
from databricks.sdk.errors import BadRequest, NotFound, ResourceConflict
from databricks.sdk.service.catalog import (
    ColumnMaskOptions,
    MatchColumn,
    PermissionsChange,
    PolicyInfo,
    PolicyType,
    Privilege,
    SecurableType,
    VolumeType,
)
from databricks.sdk.service.sql import WarehouseAccessControlRequest, WarehousePermissionLevel


@pytest.fixture(scope="module")
def client(server):
    return WorkspaceClient(host=server.address, token=server.token)


def test_volumes(client):
    volumes = client.volumes
    made = volumes.create("main", "default", "raw", VolumeType.MANAGED, comment="as it came")
    assert (made.full_name, made.comment) == ("main.default.raw", "as it came")
    with pytest.raises(ResourceConflict):
        volumes.create("main", "default", "raw", VolumeType.MANAGED)
    assert [volume.name for volume in volumes.list("main", "default")] == ["raw"]
    changed = volumes.update("main.default.raw", new_name="cooked", comment="warm")
    assert (changed.name, changed.volume_id) == ("cooked", made.volume_id)
    assert volumes.read("main.default.cooked").comment == "warm"
    client.grants.update(
        "volume",
        "main.default.cooked",
        changes=[PermissionsChange(principal="account users", add=[Privilege.READ_VOLUME])],
    )
    granted = client.grants.get("volume", "main.default.cooked").privilege_assignments
    assert [(each.principal, each.privileges) for each in granted] == [
        ("account users", [Privilege.READ_VOLUME])
    ]
    volumes.delete("main.default.cooked")
    with pytest.raises(NotFound):
        volumes.read("main.default.cooked")


def test_names(client):
    client.statement_execution.execute_statement(
        "create table facts (id int, cost decimal(9,2)) comment 'what was'", "default"
    )
    assert "main" in [catalog.name for catalog in client.catalogs.list()]
    assert "main.default" in [schema.full_name for schema in client.schemas.list("main")]
    assert "facts" in [table.name for table in client.tables.list("main", "default")]
    facts = client.tables.get("main.default.facts")
    assert [(column.name, column.type_name.value) for column in facts.columns] == [
        ("id", "INT"), ("cost", "DECIMAL"),
    ]
    assert client.tables.exists("main.default.facts").table_exists
    assert not client.tables.exists("main.default.none").table_exists


def test_permissions_of_a_warehouse(client):
    warehouses = client.warehouses
    levels = warehouses.get_permission_levels("default").permission_levels
    assert [level.permission_level.value for level in levels] == ["CAN_USE", "CAN_MANAGE", "IS_OWNER"]
    client.users.create(user_name="carla", active=True)

    def given():
        listed = warehouses.get_permissions("default").access_control_list
        return {
            each.user_name or each.group_name: each.all_permissions[0].permission_level.value
            for each in listed
        }

    assert given() == {"everyone": "IS_OWNER", "account users": "CAN_USE"}
    manages = WarehouseAccessControlRequest(
        user_name="carla", permission_level=WarehousePermissionLevel.CAN_MANAGE
    )
    warehouses.update_permissions("default", access_control_list=[manages])
    assert given() == {"everyone": "IS_OWNER", "account users": "CAN_USE", "carla": "CAN_MANAGE"}
    uses = WarehouseAccessControlRequest(
        user_name="carla", permission_level=WarehousePermissionLevel.CAN_USE
    )
    warehouses.set_permissions("default", access_control_list=[uses])
    assert given() == {"everyone": "IS_OWNER", "carla": "CAN_USE"}
    all_users = WarehouseAccessControlRequest(
        group_name="account users", permission_level=WarehousePermissionLevel.CAN_USE
    )
    warehouses.set_permissions("default", access_control_list=[all_users])
    assert given() == {"everyone": "IS_OWNER", "account users": "CAN_USE"}
    with pytest.raises(BadRequest, match="CAN_USE, CAN_MANAGE"):
        warehouses.set_permissions(
            "default",
            access_control_list=[
                WarehouseAccessControlRequest(
                    user_name="carla", permission_level=WarehousePermissionLevel.CAN_MONITOR
                )
            ],
        )
    with pytest.raises(NotFound):
        warehouses.get_permissions("none")


def test_what_is_not_served_is_said(client):
    with pytest.raises(NotFound, match="serves nothing at this path") as error:
        list(client.jobs.list())
    assert error.value.error_code == "ENDPOINT_NOT_FOUND"


def test_external_locations(client):
    locations = client.external_locations
    made = locations.create("arrivals", "files/arrivals", "no credential", comment="what comes")
    assert made.url.endswith("/files/arrivals")
    assert [location.name for location in locations.list()] == ["arrivals"]
    assert locations.update("arrivals", new_name="inbox").name == "inbox"
    client.grants.update(
        "external_location",
        "inbox",
        changes=[PermissionsChange(principal="account users", add=[Privilege.READ_FILES])],
    )
    granted = client.grants.get_effective("external_location", "inbox").privilege_assignments
    assert granted[0].privileges[0].privilege is Privilege.READ_FILES
    place = made.url + "/held"
    client.volumes.create("main", "default", "held", VolumeType.EXTERNAL, storage_location=place)
    with pytest.raises(BadRequest):
        locations.delete("inbox")
    locations.delete("inbox", force=True)
    with pytest.raises(NotFound):
        locations.get("inbox")


def test_policies(client):
    def run(statement):
        answer = client.statement_execution.execute_statement(
            statement, "default", wait_timeout="50s"
        )
        assert answer.status.error is None, statement
        return answer.result.data_array

    run("create table people (name string)")
    run("insert into people values ('Ann')")
    run("alter table people alter column name set tags ('pii')")
    run("create function star(s string) returns string return '*'")
    made = client.policies.create_policy(
        PolicyInfo(
            name="stars",
            on_securable_type=SecurableType.SCHEMA,
            on_securable_fullname="main.default",
            for_securable_type=SecurableType.TABLE,
            policy_type=PolicyType.POLICY_TYPE_COLUMN_MASK,
            to_principals=["account users"],
            match_columns=[MatchColumn(alias="p", condition="hasTag('pii')")],
            column_mask=ColumnMaskOptions(function_name="main.default.star", on_column="p"),
        )
    )
    assert made.column_mask.on_column == "p"
    assert run("select name from people") == [["*"]]
    listed = list(client.policies.list_policies("SCHEMA", "main.default"))
    assert [policy.name for policy in listed] == ["stars"]
    made.comment = "of names"
    changed = client.policies.update_policy("SCHEMA", "main.default", "stars", made)
    assert changed.comment == "of names"
    made.comment = None
    made.to_principals = ["admin"]
    changed = client.policies.update_policy(
        "SCHEMA", "main.default", "stars", made, update_mask="comment,to_principals"
    )
    assert (changed.comment, changed.to_principals) == (None, ["admin"])
    assert changed.column_mask == made.column_mask
    client.policies.delete_policy("SCHEMA", "main.default", "stars")
    with pytest.raises(NotFound):
        client.policies.get_policy("SCHEMA", "main.default", "stars")
    assert run("select name from people") == [["Ann"]]
