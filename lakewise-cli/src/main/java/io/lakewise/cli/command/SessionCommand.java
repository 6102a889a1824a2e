package io.lakewise.cli.command;

import io.lakewise.catalog.entry.LoginEntry;
import io.lakewise.cli.CliErrors;
import io.lakewise.cli.CommandContext;
import io.lakewise.cli.ExitCodes;
import io.lakewise.cli.lake.LakeOptions;
import io.lakewise.cli.lake.OpenLake;
import java.util.Arrays;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code lakewise session}: who has signed in with a browser. */
@Command(
    name = "session",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    synopsisSubcommandLabel = "(list | end)",
    description = {"Lists and ends the sessions of people who have signed in with a browser.", ""},
    footer = {
      "",
      "Examples:",
      "  lakewise session list",
      "  lakewise session end 5f0c9a51d2e83b47 --server http://127.0.0.1:8080"
    })
final class SessionCommand implements Runnable {

  private static final List<String> COLUMNS =
      List.of("id", "principal", "method", "created", "last used", "expires", "address", "agent");

  private final CommandContext context;

  SessionCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public void run() {
    throw CliErrors.whichOf("session", "list", "end");
  }

  @Command(description = "Lists the sessions that have not ended, the newest first.")
  int list(@Mixin ListFormat format, @Mixin LakeOptions options) {
    try (OpenLake lake = context.lakes().open(options)) {
      format.print(context.console(), COLUMNS, lake.logins().list(), SessionCommand::row);
    }
    return ExitCodes.SUCCESS;
  }

  private static List<Object> row(LoginEntry login) {
    return Arrays.asList(
        login.id(),
        login.principal(),
        login.method(),
        login.createdAt().toString(),
        login.lastUsedAt().toString(),
        login.expiresAt().toString(),
        login.origin().address(),
        login.origin().agent());
  }

  @Command(description = "Ends a session for ever, with the requests that it has open.")
  int end(
      @Parameters(paramLabel = "ID", description = "As 'list' shows it.") String id,
      @Mixin LakeOptions options) {
    try (OpenLake lake = context.lakes().open(options)) {
      lake.logins().end(id);
      context.console().note("ended session " + id);
    }
    return ExitCodes.SUCCESS;
  }
}
