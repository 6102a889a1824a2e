package io.lakewise.server;

import com.linecorp.armeria.common.SessionProtocol;
import com.linecorp.armeria.common.util.BlockingTaskExecutor;
import com.linecorp.armeria.server.Server;
import com.linecorp.armeria.server.ServerBuilder;
import com.linecorp.armeria.server.ServiceConfig;
import io.lakewise.catalog.password.PasswordCheck;
import io.lakewise.catalog.token.TokenIssuer;
import io.lakewise.server.access.Access;
import io.lakewise.server.access.AccessAudit;
import io.lakewise.server.access.AdminToken;
import io.lakewise.server.access.Attempts;
import io.lakewise.server.access.CredentialKind;
import io.lakewise.server.access.GrantedTime;
import io.lakewise.server.access.Guard;
import io.lakewise.server.access.HostNames;
import io.lakewise.server.access.LoginCookie;
import io.lakewise.server.access.LoginKind;
import io.lakewise.server.access.PublicAddress;
import io.lakewise.server.access.RequestLines;
import io.lakewise.server.access.StalledPeers;
import io.lakewise.server.access.TokenHolders;
import io.lakewise.server.access.TokenKind;
import io.lakewise.server.answer.JsonErrors;
import io.lakewise.server.api.AlertEndpoints;
import io.lakewise.server.api.DashboardEndpoints;
import io.lakewise.server.api.DownloadEndpoints;
import io.lakewise.server.api.FreshnessEndpoints;
import io.lakewise.server.api.LineageEndpoints;
import io.lakewise.server.api.OwnApi;
import io.lakewise.server.api.QueryEndpoints;
import io.lakewise.server.api.RowEndpoints;
import io.lakewise.server.api.SavedQueryEndpoints;
import io.lakewise.server.api.ScheduleCalls;
import io.lakewise.server.api.ScheduleEndpoints;
import io.lakewise.server.api.ScheduleSubjects;
import io.lakewise.server.api.SearchEndpoints;
import io.lakewise.server.api.ServerEndpoints;
import io.lakewise.server.api.SessionEndpoints;
import io.lakewise.server.api.StatementEndpoints;
import io.lakewise.server.api.TableEndpoints;
import io.lakewise.server.api.TableQueries;
import io.lakewise.server.api.TokenEndpoints;
import io.lakewise.server.api.WarehouseEndpoints;
import io.lakewise.server.configuration.Effective;
import io.lakewise.server.configuration.ServerConfiguration;
import io.lakewise.server.configuration.ServerConfiguration.Listening;
import io.lakewise.server.configuration.ServerConfiguration.Oidc;
import io.lakewise.server.configuration.ServerConfiguration.SigningIn;
import io.lakewise.server.console.ConsoleService;
import io.lakewise.server.databricks.HostMetadata;
import io.lakewise.server.databricks.QueryHistory;
import io.lakewise.server.databricks.SessionApi;
import io.lakewise.server.databricks.StatementApi;
import io.lakewise.server.databricks.WarehouseApi;
import io.lakewise.server.delivery.Deliveries;
import io.lakewise.server.download.Downloads;
import io.lakewise.server.error.ServerErrors;
import io.lakewise.server.execution.WorkerSessions;
import io.lakewise.server.flight.FlightEndpointService;
import io.lakewise.server.health.HealthService;
import io.lakewise.server.identity.PermissionApi;
import io.lakewise.server.identity.ScimApi;
import io.lakewise.server.identity.SecretApi;
import io.lakewise.server.identity.TokenApi;
import io.lakewise.server.identity.WarehousePermissionApi;
import io.lakewise.server.log.StatementLog;
import io.lakewise.server.log.WarehouseLog;
import io.lakewise.server.login.SignIn;
import io.lakewise.server.login.SignInLink;
import io.lakewise.server.metrics.ServerMetrics;
import io.lakewise.server.oidc.ClientCredentials;
import io.lakewise.server.oidc.OidcLogin;
import io.lakewise.server.oidc.OidcSource;
import io.lakewise.server.oidc.TokenEndpoint;
import io.lakewise.server.oidc.TokenExchange;
import io.lakewise.server.oidc.TokenGrant;
import io.lakewise.server.openlineage.DeclaredLineage;
import io.lakewise.server.openlineage.OpenLineageSender;
import io.lakewise.server.record.HttpStatements;
import io.lakewise.server.record.Recorder;
import io.lakewise.server.record.Records;
import io.lakewise.server.record.StatementRecorder;
import io.lakewise.server.result.ChunkWriter;
import io.lakewise.server.result.ResultFolder;
import io.lakewise.server.result.Results;
import io.lakewise.server.schedule.Scheduler;
import io.lakewise.server.statement.OpenSessions;
import io.lakewise.server.statement.Statement;
import io.lakewise.server.statement.Statements;
import io.lakewise.server.trace.StatementTraces;
import io.lakewise.server.unity.UnityApi;
import io.lakewise.server.volume.FilesApi;
import io.lakewise.server.warehouse.BusyWorkers;
import io.lakewise.server.warehouse.WarehouseEvent;
import io.lakewise.server.warehouse.WarehouseEvents;
import io.lakewise.table.error.LakewiseException;
import java.net.InetSocketAddress;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;

/**
 * The server: the composition root. All of it is reached by one port, which speaks HTTP/1.1 and
 * HTTP/2.
 */
public final class LakewiseServer implements AutoCloseable {

  private static final String VERSION = "0.1.0";

  /** Answers that are read at once; each waits on a thread for its reader. */
  private static final int READERS = 256;

  /** Questions at once to the state, who holds a token. */
  private static final int LOOKUPS = 4;

  /** Seconds at most between two notes of when tokens were last used. */
  private static final long NOTING = 30;

  /** Wrong tokens from one address that nobody minds, and after which time one more. */
  private static final int GUESSES = 100;

  private static final Duration GUESS_EVERY = Duration.ofSeconds(1);

  /** Requests at once on one connection of HTTP/2. */
  private static final int STREAMS = 1000;

  private static final int HEADER_BYTES = 32 << 10;
  private static final int LINE_BYTES = 8 << 10;
  private static final long BODY_BYTES = 1 << 20;

  private final ServerConfiguration configuration;
  private final ScheduledExecutorService timer =
      Executors.newScheduledThreadPool(1, LakewiseServer::daemon);
  private final BufferAllocator allocator = new RootAllocator();
  private final ResultFolder results;
  private final ServerMetrics metrics = new ServerMetrics();
  private final ExecutorService lookups =
      Executors.newFixedThreadPool(LOOKUPS, LakewiseServer::daemon);
  private final ExecutorService askingIssuer =
      Executors.newFixedThreadPool(LOOKUPS, LakewiseServer::daemon);
  private final WorkerSessions sessions;
  private final OpenLineageSender lineage;
  private final Records records;
  private final StatementTraces traces = StatementTraces.of(System.getenv());
  private final TokenHolders holders;
  private final SignInLink link;
  private final FlightEndpointService flight;
  private final Statements statements;
  private final BlockingTaskExecutor fetching =
      BlockingTaskExecutor.builder().threadNamePrefix("fetching").numThreads(READERS).build();
  private final Deliveries deliveries;
  private final Scheduler scheduler;
  private final Server server;
  private final CountDownLatch closed = new CountDownLatch(1);
  private volatile boolean ready;

  private LakewiseServer(Effective effective, Consumer<LakewiseException> endProcess) {
    this.configuration = effective.configuration();
    SecureRandom random = new SecureRandom();
    Clock clock = Clock.systemUTC();
    AdminToken adminToken = AdminToken.of(configuration.adminTokenFile(), random);
    this.results = ResultFolder.open(configuration.lake().resolve("_lakewise").resolve("results"));
    this.sessions = new WorkerSessions(configuration, warehouseEvents(), endProcess);
    this.lineage =
        new OpenLineageSender(configuration.openLineage(), sessions.inspection(), VERSION);
    this.records = new Records(sessions.lake(), configuration, lineage, random, clock);
    this.link = new SignInLink(random, clock);
    SigningIn signing = configuration.signingIn();
    Optional<OidcSource> oidc =
        configuration
            .oidc()
            .map(settings -> OidcSource.of(settings, sessions.lake()::principals, clock));
    List<CredentialKind> kinds = new ArrayList<>();
    kinds.add(new TokenKind(sessions::tokens, lookups));
    kinds.add(new LoginKind(sessions.lake()::logins, signing.idle(), lookups));
    oidc.flatMap(source -> source.bearers(askingIssuer)).ifPresent(kinds::add);
    this.holders = new TokenHolders(kinds, clock, lookups);
    StatementRecorder recorder = records.recorder().and(traces::ended);
    Access access = new Access(adminToken, holders, new Attempts(GUESSES, GUESS_EVERY, clock));
    long noting = Math.max(1, Math.min(NOTING, signing.idle().toSeconds() / 4));
    timer.scheduleWithFixedDelay(
        () -> lookups.execute(holders::noteUses), noting, noting, TimeUnit.SECONDS);
    timer.scheduleWithFixedDelay(
        () -> lookups.execute(holders::endRevoked), 1, 1, TimeUnit.SECONDS);
    this.statements =
        new Statements(
            sessions,
            sessions.warehouses(),
            new Results(results.path(), allocator),
            configuration.keeping(),
            clock,
            timer,
            HttpStatements.recorded(recorder, this::ended));
    AccessAudit audit = new AccessAudit(records.recorder()::audit, clock);
    metrics.watch(statements);
    metrics.watch(records.recorder());
    metrics.watch(lineage);
    this.flight =
        new FlightEndpointService(
            sessions::open,
            sessions.warehouses(),
            access.holders(Guard.FLIGHT),
            audit,
            recorder,
            clock,
            VERSION);
    Listening listening = configuration.listening();
    ServerBuilder builder = Server.builder();
    listen(builder, listening);
    PublicAddress address = new PublicAddress(signing.publicUrl());
    builder.service("/health", new HealthService(() -> true));
    builder.service("/ready", new HealthService(() -> ready));
    builder.service("/.well-known/databricks-config", new HostMetadata(address));
    metrics.addTo(builder);
    new WarehouseApi(sessions.warehouses()).addTo(builder);
    new QueryHistory(statements, records, configuration.keeping().queryText()).addTo(builder);
    OpenSessions open = new OpenSessions(sessions, clock);
    new SessionApi(open, sessions.warehouses()::status).addTo(builder);
    new StatementApi(statements, open, new ChunkWriter(allocator), random, clock, fetching)
        .addTo(builder);
    TokenIssuer issuer = new TokenIssuer(sessions::tokens, random, clock);
    GrantedTime granted = new GrantedTime(sessions::tokens, sessions.lake()::logins);
    LoginCookie cookie = new LoginCookie(configuration.isEncrypted());
    PasswordCheck passwords =
        new PasswordCheck(sessions.lake()::passwords, sessions.lake()::principals, random);
    SignIn signIn =
        new SignIn(
            sessions.lake()::logins,
            passwords,
            link,
            access,
            audit,
            cookie,
            signing.lifetime(),
            random,
            clock);
    this.deliveries = new Deliveries(configuration.sending(), clock);
    this.scheduler =
        Scheduler.of(sessions.lake(), statements, deliveries, allocator, configuration, clock);
    ScheduleCalls calls =
        new ScheduleCalls(
            sessions.lake()::schedules,
            new ScheduleSubjects(sessions.lake()::savedQueries, sessions.lake()::dashboards),
            scheduler,
            deliveries,
            random,
            clock);
    TableQueries queries = new TableQueries(statements, new ChunkWriter(allocator));
    new OwnApi(
            new TableEndpoints(sessions.inspection()),
            new RowEndpoints(sessions.inspection(), queries),
            new WarehouseEndpoints(
                sessions.warehouses(), statements, configuration.keeping().queryText()),
            new QueryEndpoints(statements, configuration.keeping().queryText()),
            new TokenEndpoints(sessions::tokens, issuer, granted, holders::forget, clock),
            new LineageEndpoints(
                sessions.inspection(),
                records::lineage,
                new DeclaredLineage(sessions.inspection(), configuration.openLineage().namespace()),
                records.recorder(),
                clock),
            new SessionEndpoints(
                sessions.lake()::logins,
                signIn,
                passwords,
                cookie,
                signing.idle(),
                configuration.oidc().flatMap(Oidc::clientId).isPresent(),
                holders::forget),
            new SearchEndpoints(sessions.inspection(), sessions.lake()::principals),
            new SavedQueryEndpoints(sessions.lake()::savedQueries, sessions.lake()::grants, clock),
            new DashboardEndpoints(sessions.lake()::dashboards, sessions.lake()::grants, clock),
            new FreshnessEndpoints(statements, sessions.inspection()),
            new DownloadEndpoints(statements, new Downloads(allocator, fetching)),
            new ScheduleEndpoints(calls),
            new AlertEndpoints(calls),
            new StatementEndpoints(statements, records, sessions.inspection()),
            new ServerEndpoints(effective, sessions.warehouses(), VERSION, clock.instant()),
            VERSION)
        .addTo(builder);
    new ScimApi(sessions.lake()::principals, records.recorder()::flush, holders::forget, clock)
        .addTo(builder);
    new TokenApi(sessions::tokens, issuer, granted, holders::forget, clock).addTo(builder);
    new SecretApi(sessions.lake()::secrets, granted, holders::forget, random, clock).addTo(builder);
    new PermissionApi(sessions.lake()::grants).addTo(builder);
    new WarehousePermissionApi(
            sessions.lake()::grants, sessions.lake()::principals, sessions.warehouses()::entry)
        .addTo(builder);
    new UnityApi(sessions.inspection(), queries).addTo(builder);
    new FilesApi(sessions.lake().files(), records.recorder()::audit, clock).addTo(builder);
    new ConsoleService().addTo(builder);
    oidc.ifPresent(
        source ->
            new OidcLogin(source, configuration.isEncrypted(), random)
                .addTo(builder, signIn, audit));
    List<TokenGrant> grants = new ArrayList<>();
    grants.add(new ClientCredentials(sessions.lake()::secrets, sessions::tokens, issuer, clock));
    oidc.flatMap(source -> TokenExchange.of(source, sessions::tokens, issuer))
        .ifPresent(grants::add);
    new TokenEndpoint(grants, audit, address, clock).addTo(builder);
    flight.addTo(builder);
    builder.decorator(
        new Guard(
            access, new HostNames(listening.host(), listening.allowedHosts()), cookie, audit));
    this.server = builder.build();
  }

  private void ended(Statement statement) {
    metrics.ended(statement);
    StatementLog.ended(statement);
  }

  /** Warehouses may begin before there is anything to record them with. */
  private WarehouseEvents warehouseEvents() {
    return new WarehouseEvents() {
      @Override
      public void happened(WarehouseEvent event) {
        WarehouseLog.happened(event);
        recorder().ifPresent(recorder -> recorder.happened(event));
      }

      @Override
      public void busy(BusyWorkers now) {
        recorder().ifPresent(recorder -> recorder.busy(now));
      }

      private Optional<Recorder> recorder() {
        return Optional.ofNullable(records).map(Records::recorder);
      }
    };
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "server-timer");
    thread.setDaemon(true);
    return thread;
  }

  private static void listen(ServerBuilder builder, Listening listening) {
    builder.port(
        new InetSocketAddress(listening.host(), listening.port()),
        listening.tls().isPresent() ? SessionProtocol.HTTPS : SessionProtocol.HTTP);
    listening.tls().ifPresent(tls -> builder.tls(tls.certificate().toFile(), tls.key().toFile()));
    builder.idleTimeout(listening.idleTimeout());
    builder.requestTimeout(listening.requestTimeout());
    builder.childChannelPipelineCustomizer(
        connection -> {
          RequestLines.watch(connection, listening.tls().isPresent());
          StalledPeers.watch(connection, listening.writeTimeout());
        });
    builder.maxRequestLength(BODY_BYTES);
    builder.maxNumConnections(listening.connections());
    builder.http1MaxHeaderSize(HEADER_BYTES);
    builder.http1MaxInitialLineLength(LINE_BYTES);
    builder.http2MaxHeaderListSize(HEADER_BYTES);
    builder.gracefulShutdownTimeout(Duration.ZERO, listening.stopTimeout());
    builder.http2MaxStreamsPerConnection(STREAMS);
    builder.errorHandler(new JsonErrors());
    builder.disableServerHeader();
  }

  /** Starts a server of which nobody asks where its settings come from. */
  public static LakewiseServer start(
      ServerConfiguration configuration, Consumer<LakewiseException> endProcess) {
    return start(new Effective(configuration, List.of()), endProcess);
  }

  /**
   * Starts a server; it takes requests when this returns.
   *
   * @param effective its settings
   * @param endProcess says an error and ends the process, when nothing else helps any more
   */
  public static LakewiseServer start(Effective effective, Consumer<LakewiseException> endProcess) {
    LakewiseServer server = new LakewiseServer(effective, endProcess);
    try {
      server.server.start().join();
    } catch (CompletionException cause) {
      server.close();
      Listening listening = effective.configuration().listening();
      throw ServerErrors.cannotListen(listening.host(), listening.port(), cause);
    }
    server.scheduler.start();
    server.ready = true;
    return server;
  }

  /** The port that is listened on. */
  public int port() {
    return server.activeLocalPort();
  }

  /** All that is served, a method and a path with its parameters each. */
  public List<String> routes() {
    return server.config().serviceConfigs().stream()
        .map(ServiceConfig::route)
        .flatMap(
            route ->
                route.methods().stream().map(method -> method.name() + " " + route.patternString()))
        .toList();
  }

  /** Where the server is reached. */
  public String address() {
    return address(configuration.listening().host());
  }

  private String address(String host) {
    String scheme = configuration.listening().tls().isPresent() ? "https://" : "http://";
    return scheme + (host.contains(":") ? "[" + host + "]" : host) + ":" + port();
  }

  /**
   * A link by which the admin signs in with a browser, once within a quarter of an hour. What lets
   * in stands behind {@code #}, which browsers tell nobody.
   */
  public String signInLink() {
    String host = configuration.listening().host();
    boolean all = host.equals("0.0.0.0") || host.equals("::");
    return address(all ? "localhost" : host) + "/sign-in#code=" + link.issue();
  }

  /** Returns when the server has been closed, and all that it held. */
  public void awaitEnd() throws InterruptedException {
    closed.await();
  }

  /** Lets running statements end within the time that the configuration gives them. */
  @Override
  public void close() {
    ready = false;
    scheduler.close();
    flight.stop();
    long begun = System.nanoTime();
    Duration patience = configuration.listening().stopTimeout();
    statements.stop(patience);
    flight.await(patience.minusNanos(System.nanoTime() - begun));
    server.stop().join();
    statements.close();
    flight.close();
    deliveries.close();
    fetching.shutdownNow();
    lookups.shutdownNow();
    askingIssuer.shutdownNow();
    holders.noteUses();
    records.close();
    lineage.close();
    traces.close();
    sessions.close();
    timer.shutdownNow();
    results.close();
    metrics.close();
    allocator.close();
    closed.countDown();
  }
}
