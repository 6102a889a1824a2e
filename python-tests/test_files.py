"""Files of volumes by Databricks' own client."""

import io

import pytest
from databricks.sdk import WorkspaceClient
from databricks.sdk.errors import NotFound, ResourceConflict

RAW = "/Volumes/main/default/raw"


@pytest.fixture(scope="module")
def client(server):
    client = WorkspaceClient(host=server.address, token=server.token)
    client.statement_execution.execute_statement("create volume raw", "default", wait_timeout="50s")
    return client


def test_files_come_and_go(client):
    files = client.files
    path = RAW + "/a folder/größe 1%.txt"
    files.upload(path, io.BytesIO(b"0123456789"), overwrite=False)
    with pytest.raises(ResourceConflict):
        files.upload(path, io.BytesIO(b"x"), overwrite=False)
    found = files.download(path)
    assert (found.content_length, found.contents.read()) == (10, b"0123456789")
    files.upload(path, io.BytesIO(b""), overwrite=True)
    assert files.get_metadata(path).content_length == 0
    files.create_directory(RAW + "/a folder/b/c")
    files.get_directory_metadata(RAW + "/a folder/b")
    entries = {entry.name: entry for entry in files.list_directory_contents(RAW + "/a folder")}
    assert sorted(entries) == ["b", "größe 1%.txt"]
    assert entries["b"].is_directory and entries["größe 1%.txt"].path == path
    files.delete(path)
    files.delete_directory(RAW + "/a folder/b/c")
    for gone in (lambda: files.download(path), lambda: files.get_metadata(path)):
        with pytest.raises(NotFound):
            gone()
    with pytest.raises(NotFound):
        files.upload("/Volumes/main/default/none/x", io.BytesIO(b"x"))


def test_a_part_of_a_file_is_read(client):
    path = RAW + "/part"
    client.files.upload(path, io.BytesIO(b"0123456789"))
    known = client.files.get_metadata(path).last_modified
    answer = client.api_client.do(
        "GET",
        "/api/2.0/fs/files" + path,
        headers={"Range": "bytes=4-", "If-Unmodified-Since": known},
        raw=True,
        response_headers=["content-range"],
    )
    assert answer["contents"].read() == b"456789"
    assert answer["content-range"] == "bytes 4-9/10"


def test_large_files_go_whole_and_come_in_parts(client, tmp_path):
    """Above 50 MB the client would rather send parts to addresses of a cloud's storage."""
    content = bytes(range(256)) * (4 * 60 * 1024)
    source, target = tmp_path / "source", tmp_path / "target"
    source.write_bytes(content)
    client.files.upload(RAW + "/streamed", io.BytesIO(content))
    client.files.upload_from(RAW + "/sent", str(source))
    for name in ("/streamed", "/sent"):
        client.files.download_to(RAW + name, str(target), overwrite=True)
        assert target.read_bytes() == content
    client.files.download_to(RAW + "/sent", str(target), overwrite=True, use_parallel=True)
    assert target.read_bytes() == content


def test_what_would_go_in_parts_goes_whole(server, client):
    """The client asks for addresses of parts first, finds none here, and sends the file as one."""
    parts = WorkspaceClient(host=server.address, token=server.token)
    parts.config.files_ext_multipart_upload_min_stream_size = 1000
    content = b"0123456789" * 1000
    parts.files.upload(RAW + "/in parts", io.BytesIO(content))
    assert client.files.download(RAW + "/in parts").contents.read() == content
