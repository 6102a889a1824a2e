package io.lakewise.server.configuration;

import io.lakewise.catalog.state.StateSettings.Postgres;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * How a server runs.
 *
 * @param lake the lake's folder; made at the first write
 * @param allowed folders outside the lake in which tables and files may lie
 * @param state the database of the relational state; empty for SQLite in the lake
 * @param adminTokenFile holds the admin's token; made at the first start
 * @param listening where requests come from
 * @param signingIn how people sign in with a browser
 * @param oidc an issuer of OpenID Connect that vouches for people and programs
 * @param working what statements may take
 * @param keeping how long ended statements are kept
 * @param pricing what warehouses cost
 * @param openLineage who is told what statements made of what
 * @param sending what may be sent to people and other servers
 * @param logging where the log goes
 */
public record ServerConfiguration(
    Path lake,
    List<Path> allowed,
    Optional<Postgres> state,
    Path adminTokenFile,
    Listening listening,
    SigningIn signingIn,
    Optional<Oidc> oidc,
    Working working,
    Keeping keeping,
    Pricing pricing,
    OpenLineageTarget openLineage,
    Sending sending,
    Logging logging) {

  /** Copies the list. */
  public ServerConfiguration {
    allowed = List.copyOf(allowed);
  }

  /**
   * Where requests come from.
   *
   * @param host the address that is listened on
   * @param port the one port; 0 for any that is free
   * @param allowedHosts further names, perhaps with a port, by which clients may call the server
   * @param tls certificate and key; empty for plain HTTP
   * @param idleTimeout after which a connection without requests is closed
   * @param requestTimeout in which a request must have come in whole
   * @param writeTimeout in which a peer must take something of what is sent to it
   * @param stopTimeout that running statements are given when the server stops
   * @param connections as many as may be open at once
   */
  public record Listening(
      String host,
      int port,
      List<String> allowedHosts,
      Optional<Tls> tls,
      Duration idleTimeout,
      Duration requestTimeout,
      Duration writeTimeout,
      Duration stopTimeout,
      int connections) {

    /** Copies the list. */
    public Listening {
      allowedHosts = List.copyOf(allowedHosts);
    }
  }

  /**
   * How people sign in with a browser.
   *
   * @param idle after which a session ends that nobody uses
   * @param lifetime after which a session ends
   * @param publicUrl by which browsers reach the server, if a proxy stands before it
   */
  public record SigningIn(Duration idle, Duration lifetime, Optional<URI> publicUrl) {}

  /**
   * An issuer of OpenID Connect.
   *
   * @param issuer as it calls itself
   * @param clientId by which it knows this server; empty if nobody signs in by it
   * @param clientSecret that goes with it
   * @param redirect to where it sends browsers back
   * @param audiences of which a JWT must mean one to be a bearer token; none if none is
   * @param userClaim which claim is the name of a user: email, preferred_username or sub
   * @param scopes that are asked for
   * @param provision whether users are made known who are not
   */
  public record Oidc(
      URI issuer,
      Optional<String> clientId,
      Optional<String> clientSecret,
      URI redirect,
      Set<String> audiences,
      String userClaim,
      List<String> scopes,
      boolean provision) {

    /** Copies what may change. */
    public Oidc {
      audiences = Set.copyOf(audiences);
      scopes = List.copyOf(scopes);
    }

    /** Whether an address is on this machine, where TLS is not needed. */
    public static boolean isLoopback(URI address) {
      return "http".equals(address.getScheme())
          && Set.of("localhost", "127.0.0.1", "[::1]").contains(address.getHost());
    }

    /** Without the secret. */
    @Override
    public String toString() {
      return "Oidc[" + issuer + "]";
    }
  }

  /** Whether browsers reach the server by TLS, which a proxy before it may speak. */
  public boolean isEncrypted() {
    return listening.tls().isPresent()
        || signingIn.publicUrl().filter(url -> url.getScheme().equals("https")).isPresent();
  }

  /**
   * Files in PEM.
   *
   * @param certificate the certificate, with those that vouch for it
   * @param key its private key, in PKCS #8
   */
  public record Tls(Path certificate, Path key) {}

  /**
   * What statements may take.
   *
   * @param threads that work on queries
   * @param memoryBytes what queries may keep in memory before they spill
   * @param workersBytes of memory that all workers may take together; 0 for that of the machine
   * @param running statements at once on a worker; 0 for two for each of its threads
   * @param queued statements that wait beside them; further ones are refused
   */
  public record Working(
      int threads, long memoryBytes, long workersBytes, int running, int queued) {}

  /**
   * How long ended statements are kept.
   *
   * @param results after which a result is gone
   * @param statements how many ended statements are kept, with their results, at most
   * @param resultMemoryBytes what small results may take in memory, all together
   * @param cacheBytes what results may take that are kept for who asks again; 0 for none
   * @param queryText whether the history has the text of statements
   * @param history how long the history of each user is kept
   */
  public record Keeping(
      Duration results,
      int statements,
      long resultMemoryBytes,
      long cacheBytes,
      boolean queryText,
      Duration history) {}

  /**
   * What warehouses cost.
   *
   * @param creditsPerHour of a worker, by size as Databricks names it
   * @param creditPrice money for a credit
   * @param currency of the money
   */
  public record Pricing(Map<String, Double> creditsPerHour, double creditPrice, String currency) {

    /** Copies the map. */
    public Pricing {
      creditsPerHour = Map.copyOf(creditsPerHour);
    }
  }

  /**
   * Who is told by OpenLineage what statements made of what.
   *
   * @param address takes events by POST; empty for none
   * @param key lets us in there
   * @param file gets a line for each event; empty for none
   * @param namespace of the lake's tables and jobs
   */
  public record OpenLineageTarget(
      Optional<URI> address, Optional<String> key, Optional<Path> file, String namespace) {}

  /**
   * What reports and alerts may be sent to.
   *
   * @param smtp takes mails; empty for none
   * @param mailDomains of addresses that mails may go to; none for any
   * @param webhookAllow hosts that webhooks may go to though they are not public
   */
  public record Sending(Optional<Smtp> smtp, Set<String> mailDomains, Set<String> webhookAllow) {

    /** Copies the sets. */
    public Sending {
      mailDomains = Set.copyOf(mailDomains);
      webhookAllow = Set.copyOf(webhookAllow);
    }
  }

  /** How mails are kept from others on the way. */
  public enum SmtpTls {
    /** TLS begins when the server has said that it can; nothing is sent to one that cannot. */
    STARTTLS,
    /** TLS from the first byte. */
    IMPLICIT,
    /** Not at all. */
    NONE
  }

  /**
   * A server that takes mails.
   *
   * @param host its name
   * @param port its port
   * @param user by whom it knows us; empty if it asks nobody
   * @param password of that user
   * @param from the sender's address
   * @param tls how it is spoken to
   */
  public record Smtp(
      String host,
      int port,
      Optional<String> user,
      Optional<String> password,
      String from,
      SmtpTls tls) {

    /** Without the password. */
    @Override
    public String toString() {
      return "Smtp[" + host + ":" + port + "]";
    }
  }

  /**
   * Where the log goes: lines of JSON.
   *
   * @param file empty for the standard error
   * @param level the least that is logged: ERROR, WARN, INFO or DEBUG
   */
  public record Logging(Optional<Path> file, String level) {}

  /** What the defaults and some values give, for who needs no file. */
  public static ServerConfiguration of(Map<String, String> values) {
    return ConfigurationReader.read(values, Map.of(), Optional.empty()).configuration();
  }
}
