package io.lakewise.cli.command;

import io.lakewise.catalog.entry.TokenEntry;
import io.lakewise.catalog.entry.TokenScope;
import io.lakewise.catalog.token.TokenIssuer.IssuedToken;
import io.lakewise.cli.CliErrors;
import io.lakewise.cli.CommandContext;
import io.lakewise.cli.ExitCodes;
import io.lakewise.cli.lake.LakeOptions;
import io.lakewise.cli.lake.OpenLake;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code lakewise token}: who is let in by servers of a lake. */
@Command(
    name = "token",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    synopsisSubcommandLabel = "(create | list | revoke)",
    description = {
      "Makes, lists and ends the tokens that servers of the lake accept beside the admin's. A token"
          + " is shown once, when it is made: the lake keeps only its digest.",
      ""
    },
    footer = {
      "",
      "Examples:",
      "  lakewise token create ann --comment laptop",
      "  lakewise token create nightly --days 365 --scope sql --lake /data/lake",
      "  lakewise token list",
      "  lakewise token revoke 5f0c9a51",
      "  lakewise token create bob --server http://127.0.0.1:8080"
    })
final class TokenCommand implements Runnable {

  private static final List<String> COLUMNS =
      List.of("id", "principal", "works", "created", "expires", "last used", "scopes", "comment");

  private final CommandContext context;

  TokenCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public void run() {
    throw CliErrors.whichOf("token", "create", "list", "revoke");
  }

  @Command(description = "Makes a token for somebody, who need not be known before.")
  int create(
      @Parameters(paramLabel = "NAME", description = "On whose behalf its holder acts.")
          String name,
      @Option(names = "--comment", paramLabel = "TEXT", description = "What it is for.")
          String comment,
      @Option(
              names = "--days",
              paramLabel = "N",
              defaultValue = "90",
              description = "How long it works; 0 for ever. Default: 90")
          int days,
      @Option(
              names = "--scope",
              paramLabel = "SCOPE",
              description =
                  "What it may be used for: sql, scim, unity-catalog, authentication; repeatable."
                      + " Default: all-apis")
          List<String> scopes,
      @Mixin LakeOptions options) {
    try (OpenLake lake = context.lakes().open(options)) {
      IssuedToken made =
          lake.tokens()
              .create(
                  name, comment == null ? "" : comment, days, scopes == null ? List.of() : scopes);
      TokenEntry entry = made.entry();
      context.console().print(made.value());
      context
          .console()
          .note(
              "token "
                  + entry.id()
                  + " of "
                  + entry.principal()
                  + entry.expiresAt().map(end -> ", until " + end).orElse("")
                  + "; it is not shown again");
    }
    return ExitCodes.SUCCESS;
  }

  @Command(description = "Lists all tokens, the newest first, without what lets anybody in.")
  int list(@Mixin ListFormat format, @Mixin LakeOptions options) {
    try (OpenLake lake = context.lakes().open(options)) {
      format.print(context.console(), COLUMNS, lake.tokens().list(), TokenCommand::row);
    }
    return ExitCodes.SUCCESS;
  }

  private static List<Object> row(TokenEntry token) {
    return Arrays.asList(
        token.id(),
        token.principal(),
        token.revokedAt().isPresent() ? "revoked" : token.works(Instant.now()) ? "yes" : "expired",
        token.createdAt().toString(),
        token.expiresAt().map(Instant::toString).orElse(null),
        token.lastUsedAt().map(Instant::toString).orElse(null),
        TokenScope.text(token.scopes()),
        token.comment());
  }

  @Command(description = "Ends a token for ever. Servers let nobody in by it from then on.")
  int revoke(
      @Parameters(paramLabel = "ID", description = "As 'list' shows it.") String id,
      @Mixin LakeOptions options) {
    try (OpenLake lake = context.lakes().open(options)) {
      lake.tokens().revoke(id);
      context.console().note("revoked token " + id);
    }
    return ExitCodes.SUCCESS;
  }
}
