"""Signing in by a real provider of OpenID Connect (oidc-provider, certified), as a browser does."""

import html
import re
import subprocess
from urllib.parse import parse_qs, urljoin, urlsplit

import pytest
import requests
from databricks.sdk import WorkspaceClient
from databricks.sdk.core import Config
from databricks.sdk.errors import PermissionDenied, Unauthenticated
from server import ROOT, Server, free_port

PROVIDER = ROOT / "target" / "python-tests" / "provider"
AUDIENCE = "https://lake.example.org"

pytestmark = pytest.mark.skipif(not (PROVIDER / "node_modules").exists(), reason="the provider is not installed")


@pytest.fixture(scope="module")
def servers(tmp_path_factory):
    """A server and its issuer, which know each other."""
    folder = tmp_path_factory.mktemp("openid")
    secret = folder / "secret"
    secret.write_text("for the tests alone\n")
    issuer = f"http://localhost:{free_port()}"
    server = Server(
        folder,
        *("--public-url", "{address}"),
        *("--oidc-issuer", issuer),
        *("--oidc-client-id", "lakewise"),
        *("--oidc-client-secret-file", str(secret)),
        *("--oidc-audience", AUDIENCE),
        *("--oidc-provision", "true"),
    )
    command = ["node", "provider.js", issuer.rsplit(":", 1)[1], server.address + "/oidc/callback", AUDIENCE]
    provider = subprocess.Popen(command, cwd=PROVIDER, stdout=subprocess.PIPE, text=True)
    try:
        assert any(line == "ready\n" for line in provider.stdout)
        yield server, issuer
    finally:
        provider.kill()
        provider.wait()
        assert server.stop() in (0, 143)


def form(answer):
    """Where the form of a page goes, and what is hidden in it."""
    action = html.unescape(re.search(r'<form[^>]* action="([^"]+)"', answer.text)[1])
    hidden = re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', answer.text)
    return urljoin(answer.url, action), dict(hidden)


def to_the_provider(browser, server, login, page=""):
    """Begins at the server, signs in at the provider and consents; where that leads."""
    answer = browser.get(server.address + "/oidc/login" + page)
    address, fields = form(answer)
    answer = browser.post(address, data={**fields, "login": login, "password": "any"})
    address, fields = form(answer)
    answer = browser.post(address, data=fields, allow_redirects=False)
    while not answer.headers["Location"].startswith(server.address):
        answer = browser.get(urljoin(answer.url, answer.headers["Location"]), allow_redirects=False)
    return answer.headers["Location"]


def who(browser, server):
    answer = browser.get(server.address + "/api/v1/session")
    return answer.json()["principal"] if answer.ok else None


def test_a_user_signs_in_and_out(servers):
    server, issuer = servers
    with requests.Session() as browser:
        address = to_the_provider(browser, server, "ann", "?return_to=/sql")
        assert parse_qs(urlsplit(address).query)["iss"] == [issuer]
        answer = browser.get(address)
        assert answer.status_code == 200, answer.text
        assert 'content="0;url=/sql"' in answer.text
        assert who(browser, server) == "ann@example.org"
        assert {cookie.name for cookie in browser.cookies if cookie.name.startswith("lakewise")} == {"lakewise-session"}
        assert browser.get(address).status_code == 401, "a code is good once"
        assert who(browser, server) == "ann@example.org"
        page = {"Origin": server.address, "Sec-Fetch-Site": "same-origin"}
        assert browser.delete(server.address + "/api/v1/session", headers=page).ok
        assert who(browser, server) is None
    admin = WorkspaceClient(host=server.address, token=server.token)
    (ann,) = admin.users.list(filter='userName eq "ann@example.org"')
    assert (ann.display_name, ann.external_id) == ("ann", "ann")


def test_another_browser_is_not_signed_in(servers):
    server, _ = servers
    with requests.Session() as browser, requests.Session() as other:
        address = to_the_provider(browser, server, "bob")
        assert other.get(address).status_code == 401
        assert who(other, server) is None


def test_an_address_that_the_provider_has_not_verified_is_nobodys(servers):
    server, _ = servers
    with requests.Session() as browser:
        answer = browser.get(to_the_provider(browser, server, "eve"))
        assert answer.status_code == 401
        assert "no user here" in answer.json()["message"]
        assert who(browser, server) is None


def test_who_does_not_sign_in_there_does_not_here(servers):
    server, _ = servers
    with requests.Session() as browser:
        answer = browser.get(server.address + "/oidc/login")
        abort = html.unescape(re.search(r'href="([^"]+/abort)"', answer.text)[1])
        answer = browser.get(urljoin(answer.url, abort))
        assert answer.url.startswith(server.address + "/oidc/callback?error=access_denied")
        assert answer.status_code == 401


def program_jwt(issuer):
    """What the provider gives a program for itself."""
    wanted = {"grant_type": "client_credentials", "resource": AUDIENCE}
    answer = requests.post(issuer + "/token", data=wanted, auth=("nightly", "for+the+tests+as+well"))
    return answer.json()["access_token"]


def test_a_program_shows_the_providers_jwt(servers):
    server, issuer = servers
    admin = WorkspaceClient(host=server.address, token=server.token)
    token = program_jwt(issuer)
    with pytest.raises(Unauthenticated):
        WorkspaceClient(host=server.address, token=token).current_user.me()
    admin.service_principals.create(display_name="nightly load", external_id="nightly")
    assert WorkspaceClient(host=server.address, token=token).current_user.me().display_name == "nightly load"


def test_a_program_exchanges_the_providers_jwt(servers, monkeypatch, tmp_path):
    """Workload identity federation, as Databricks' client does it by itself."""
    server, issuer = servers
    admin = WorkspaceClient(host=server.address, token=server.token)
    if not list(admin.service_principals.list(filter='displayName eq "nightly load"')):
        admin.service_principals.create(display_name="nightly load", external_id="nightly")
    monkeypatch.setenv("DATABRICKS_OIDC_TOKEN", program_jwt(issuer))
    program = WorkspaceClient(host=server.address, auth_type="env-oidc")
    assert program.current_user.me().display_name == "nightly load"
    assert program.config.oauth_token().access_token.startswith("lkw_")
    (tmp_path / "jwt").write_text(program_jwt(issuer))
    jwt = str(tmp_path / "jwt")
    config = Config(host=server.address, auth_type="file-oidc", oidc_token_filepath=jwt, scopes=["sql"])
    program = WorkspaceClient(config=config)
    assert program.current_user.me().display_name == "nightly load"
    with pytest.raises(PermissionDenied):
        list(program.tokens.list())
    monkeypatch.setenv("DATABRICKS_OIDC_TOKEN", "ey.no.jwt")
    with pytest.raises(ValueError, match="lets nobody in"):
        WorkspaceClient(host=server.address, auth_type="env-oidc").current_user.me()
