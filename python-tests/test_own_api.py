"""The document of ./lakewise up about its own API, by a validator of OpenAPI."""

import json
import urllib.request

import pytest
from openapi_spec_validator import OpenAPIV31SpecValidator


def ask(server, path):
    headers = {"Authorization": f"Bearer {server.token}"}
    return json.load(urllib.request.urlopen(urllib.request.Request(server.address + path, headers=headers)))


def test_the_document_is_openapi(server):
    document = ask(server, "/api/v1/openapi.json")
    assert document["openapi"] == "3.1.0"
    assert not list(OpenAPIV31SpecValidator(document).iter_errors())
    del document["info"]["version"]
    assert list(OpenAPIV31SpecValidator(document).iter_errors())
