"""Reports as mails, read from a real server of mails that asks for STARTTLS and a password."""

import email
import email.policy
import io
import json
import ssl
import subprocess
import time
import urllib.error
import urllib.request

import openpyxl
import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult, LoginPassword
from server import Server, free_port

PASSWORD = "maple stove quiet harbour"


class Mailbox:
    """Keeps what comes."""

    def __init__(self):
        self.mails = []

    async def handle_DATA(self, server, session, envelope):  # noqa: N802
        mail = email.message_from_bytes(envelope.content, policy=email.policy.default)
        self.mails.append((envelope.rcpt_tos, mail))
        return "250 OK"


def authenticated(server, session, envelope, mechanism, data):
    known = LoginPassword(b"lake", PASSWORD.encode())
    return AuthResult(success=data == known)


@pytest.fixture(scope="module")
def mailbox(tmp_path_factory):
    """A server of mails with a certificate that the JVM of the lake trusts."""
    folder = tmp_path_factory.mktemp("mails")
    store, certificate, key = folder / "store.p12", folder / "certificate.pem", folder / "key.pem"
    make = ["keytool", "-genkeypair", "-alias", "mail", "-keyalg", "EC", "-dname", "CN=localhost"]
    make += ["-ext", "san=dns:localhost", "-storetype", "PKCS12", "-storepass", "changeit"]
    subprocess.run([*make, "-keystore", store], check=True, capture_output=True)
    out = ["openssl", "pkcs12", "-in", store, "-passin", "pass:changeit", "-nodes"]
    subprocess.run([*out, "-nokeys", "-out", certificate], check=True, capture_output=True)
    subprocess.run([*out, "-nocerts", "-out", key], check=True, capture_output=True)
    trusted = folder / "trusted.p12"
    trust = ["keytool", "-importcert", "-noprompt", "-alias", "mail", "-file", certificate]
    trust += ["-storetype", "PKCS12", "-storepass", "changeit", "-keystore", trusted]
    subprocess.run(trust, check=True, capture_output=True)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, key)
    box = Mailbox()
    controller = Controller(
        box,
        hostname="127.0.0.1",
        port=free_port(),
        tls_context=context,
        require_starttls=True,
        auth_required=True,
        authenticator=authenticated,
    )
    controller.start()
    box.port = controller.port
    box.trusted = trusted
    yield box
    controller.stop()


@pytest.fixture(scope="module")
def server(tmp_path_factory, mailbox):
    folder = tmp_path_factory.mktemp("reports")
    password = folder / "password"
    password.write_text(PASSWORD)
    options = f"-Djavax.net.ssl.trustStore={mailbox.trusted}"
    options += " -Djavax.net.ssl.trustStorePassword=changeit"
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("LAKEWISE_JAVA_OPTIONS", options)
        settings = {
            "smtp-host": "localhost",
            "smtp-port": str(mailbox.port),
            "smtp-tls": "starttls",
            "smtp-user": "lake",
            "smtp-password-file": str(password),
            "smtp-from": "lake@example.org",
            "mail-domains": "example.org",
        }
        flags = [part for key, value in settings.items() for part in ("--" + key, value)]
        running = Server(folder, *flags)
    yield running
    assert running.stop() in (0, 143)


def ask(server, path, body=None, expected=200):
    request = urllib.request.Request(
        server.address + "/api/v1" + path,
        data=None if body is None else json.dumps(body).encode(),
        headers={"Authorization": "Bearer " + server.token},
    )
    try:
        with urllib.request.urlopen(request) as answer:
            assert answer.status == expected
            return json.load(answer)
    except urllib.error.HTTPError as refused:
        assert refused.code == expected, refused.read()
        return json.load(refused)


def test_a_report_comes_as_a_mail_with_its_files(server, mailbox):
    text = "select * from (values ('Wien', 3), ('=1+1', 7)) as v(city, flights)"
    query = ask(server, "/saved-queries", {"name": "Flüge 漢字", "text": text})["query"]["id"]
    report = {
        "name": "Flüge: täglich",
        "query_id": query,
        "schedule": {"quartz_cron_expression": "0 0 8 * * ?", "timezone_id": "Europe/Vienna"},
        "formats": ["CSV", "XLSX", "HTML"],
    }
    for address in ("ann@other.org", "ann@example.org\r\nBcc: eve@example.org"):
        ask(server, "/schedules", {**report, "emails": [address]}, 400)
    made = ask(server, "/schedules", {**report, "emails": ["ann@example.org", "bob@example.org"]})
    path = "/schedules/" + made["schedule"]["id"]
    ask(server, path + "/run", {})
    for _ in range(600):
        run = ask(server, path + "/runs")["runs"][0]
        if run["state"] != "RUNNING":
            break
        time.sleep(0.1)
    assert run["state"] == "SUCCEEDED", run
    assert run["sent_to"] == ["ann@example.org", "bob@example.org"]

    [(addresses, mail)] = mailbox.mails
    assert addresses == ["ann@example.org", "bob@example.org"]
    assert mail["subject"] == "Flüge: täglich"
    assert mail["from"] == "lake@example.org"
    assert "2 rows" in mail.get_body(("plain",)).get_content()
    assert "cid:chart.png" in mail.get_body(("html",)).get_content()
    files = {part.get_filename(): part for part in mail.walk() if part.get_filename()}
    assert files["chart.png"].get_content().startswith(b"\x89PNG")
    assert files["chart.png"]["content-id"] == "<chart.png>"
    assert set(files) == {"chart.png", "Flüge 漢字.csv", "Flüge 漢字.xlsx", "Flüge 漢字.html"}
    csv = files["Flüge 漢字.csv"].get_content()
    assert csv.split() == ["city,flights", "Wien,3", "=1+1,7"]
    book = openpyxl.load_workbook(io.BytesIO(files["Flüge 漢字.xlsx"].get_content()))
    rows = list(book.active.iter_rows(values_only=True))
    assert rows == [("city", "flights"), ("Wien", 3), ("=1+1", 7)]
    assert book.active["A3"].data_type in ("s", "inlineStr")
