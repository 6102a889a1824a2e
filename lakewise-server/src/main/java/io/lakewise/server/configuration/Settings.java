package io.lakewise.server.configuration;

import java.util.List;
import java.util.Optional;

/** All settings there are. */
public final class Settings {

  private static final List<Setting> ALL =
      List.of(
          new Setting("lake", "lake", "the lake's folder; made when something is first written"),
          new Setting(
              "allow", "", "folders outside the lake that statements may use, with commas between"),
          new Setting("host", "127.0.0.1", "the address to listen on; 0.0.0.0 for all"),
          new Setting("port", "8080", "the one port; 0 for any that is free"),
          new Setting(
              "allowed-hosts",
              "",
              "further names by which clients call the server, with commas between"),
          new Setting(
              "state", "", "jdbc:postgresql://… for the relational state; else SQLite in the lake"),
          new Setting(
              "state-password-file",
              "",
              "holds the password of that database; else PGPASSWORD or ~/.pgpass"),
          new Setting(
              "admin-token-file",
              "",
              "holds the admin's token, made at the first start; else _lakewise/admin-token in the"
                  + " lake"),
          new Setting("tls-certificate", "", "a file of certificates in PEM; turns TLS on"),
          new Setting("tls-key", "", "a file with the private key in PEM"),
          new Setting(
              "public-url",
              "",
              "by which browsers reach the server, such as https://lake.example.org, if a proxy"
                  + " stands before it"),
          new Setting("session-idle-timeout", "1h", "after which an unused sign-in ends"),
          new Setting("session-lifetime", "12h", "after which any sign-in ends"),
          new Setting(
              "oidc-issuer",
              "",
              "an issuer of OpenID Connect, as it calls itself, such as https://id.example.org"),
          new Setting("oidc-client-id", "", "by which the issuer knows this server, to sign in"),
          new Setting("oidc-client-secret-file", "", "holds the secret that goes with it"),
          new Setting("oidc-scopes", "openid,email,profile", "what is asked of the issuer"),
          new Setting(
              "oidc-audience",
              "",
              "audiences of the issuer's JWTs that are taken as bearer tokens; else none are"),
          new Setting(
              "oidc-user-claim",
              "email",
              "which claim is a user's name: email, preferred_username or sub"),
          new Setting("oidc-provision", "false", "whether users of the issuer are made known here"),
          new Setting("threads", "", "threads of a worker at most; else one for each processor"),
          new Setting(
              "memory", "", "memory of queries before they spill; else half of the machine"),
          new Setting(
              "workers-memory",
              "",
              "memory of all workers together, by their caps; else that of the machine"),
          new Setting(
              "running-statements", "", "statements at once on a worker; else two for each thread"),
          new Setting(
              "queued-statements",
              "1000",
              "statements that wait for a warehouse; further ones are refused"),
          new Setting("idle-timeout", "60s", "after which an idle connection is closed"),
          new Setting("request-timeout", "30s", "in which a request must have come in whole"),
          new Setting("write-timeout", "2m", "in which a peer must take something of an answer"),
          new Setting("stop-timeout", "10s", "that running statements are given at the end"),
          new Setting("connections", "20000", "connections at once"),
          new Setting("result-retention", "1h", "after which a result is gone"),
          new Setting("kept-statements", "10000", "ended statements that are kept at most"),
          new Setting("result-memory", "64MB", "small results in memory, all together"),
          new Setting(
              "result-cache",
              "64MB",
              "small results that are kept for who asks again; 0B for none"),
          new Setting("query-text", "true", "whether the history keeps the text of statements"),
          new Setting("history-retention", "30d", "how long each user's history is kept"),
          new Setting(
              "credits-per-hour",
              "2X-Small=0.5,X-Small=1,Small=2,Medium=4,Large=8,X-Large=16,2X-Large=32,3X-Large=64,"
                  + "4X-Large=128",
              "credits of a worker in an hour, by size"),
          new Setting("credit-price", "0", "what a credit costs"),
          new Setting("currency", "USD", "of the price"),
          new Setting(
              "openlineage-url", "", "takes OpenLineage events by POST, such as …/api/v1/lineage"),
          new Setting("openlineage-key-file", "", "holds the key for it, sent as a bearer token"),
          new Setting("openlineage-file", "", "a file that gets OpenLineage events, one a line"),
          new Setting(
              "openlineage-namespace", "lakewise", "of this lake's tables and jobs in events"),
          new Setting("smtp-host", "", "the server that takes mails of reports and alerts"),
          new Setting(
              "smtp-port", "", "its port; else 587, or 465 for implicit TLS, or 25 without TLS"),
          new Setting("smtp-user", "", "by whom that server knows this one"),
          new Setting("smtp-password-file", "", "holds the password of that user"),
          new Setting("smtp-from", "", "the sender's address, such as lake@example.org"),
          new Setting(
              "smtp-tls",
              "",
              "starttls, implicit or none; else starttls, and none to this machine itself"),
          new Setting(
              "mail-domains", "", "domains that mails may go to, with commas between; else any"),
          new Setting(
              "webhook-allow",
              "",
              "hosts that webhooks may go to though they are not public, with commas between"),
          new Setting("log-file", "", "a file for the log; else the standard error"),
          new Setting("log-level", "INFO", "ERROR, WARN, INFO or DEBUG"));

  private Settings() {}

  /** All of them, in the order of the documentation. */
  public static List<Setting> all() {
    return ALL;
  }

  /** The one with a key. */
  static Optional<Setting> of(String key) {
    return ALL.stream().filter(setting -> setting.key().equals(key)).findFirst();
  }
}
