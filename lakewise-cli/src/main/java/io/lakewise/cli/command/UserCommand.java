package io.lakewise.cli.command;

import io.lakewise.catalog.principal.PrincipalEntry;
import io.lakewise.catalog.principal.PrincipalKind;
import io.lakewise.cli.CliErrors;
import io.lakewise.cli.CommandContext;
import io.lakewise.cli.Console;
import io.lakewise.cli.ExitCodes;
import io.lakewise.cli.SecretInput;
import io.lakewise.cli.lake.LakeLogins;
import io.lakewise.cli.lake.LakeOptions;
import io.lakewise.cli.lake.LakePeople;
import io.lakewise.cli.lake.OpenLake;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code lakewise user}: who is known to a lake. */
@Command(
    name = "user",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    synopsisSubcommandLabel =
        "(create | list | show | rename | password | disable | enable | delete)",
    description = {
      "Makes, lists and changes the users and service principals of a lake. A token lets them in"
          + " (see 'lakewise token'), and users a password with a browser. Admins are the members of the group 'admins'.",
      ""
    },
    footer = {
      "",
      "Examples:",
      "  lakewise user create ann@example.org --display-name Ann",
      "  lakewise user create nightly --service-principal",
      "  lakewise user create bob --admin --server http://127.0.0.1:8080",
      "  lakewise user list",
      "  lakewise user rename ann@example.org ann.moreau@example.org",
      "  lakewise user password ann@example.org",
      "  lakewise user disable bob"
    })
final class UserCommand implements Runnable {

  static final List<PrincipalKind> KINDS =
      List.of(PrincipalKind.USER, PrincipalKind.SERVICE_PRINCIPAL);
  private static final List<String> COLUMNS =
      List.of("name", "kind", "active", "admin", "display name", "created");

  private final CommandContext context;

  UserCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public void run() {
    throw CliErrors.whichOf(
        "user", "create", "list", "show", "rename", "password", "disable", "enable", "delete");
  }

  @Command(description = "Makes a user or a service principal known.")
  int create(
      @Parameters(paramLabel = "NAME", description = "By which it owns and is granted to.")
          String name,
      @Option(names = "--service-principal", description = "It is a program.") boolean program,
      @Option(names = "--display-name", paramLabel = "TEXT", description = "For people.")
          String displayName,
      @Option(names = "--admin", description = "It may do everything.") boolean admin,
      @Mixin LakeOptions options) {
    try (OpenLake lake = context.lakes().open(options)) {
      LakePeople people = lake.people();
      PrincipalKind kind = program ? PrincipalKind.SERVICE_PRINCIPAL : PrincipalKind.USER;
      PrincipalEntry made = people.create(kind, name, Optional.ofNullable(displayName));
      if (admin) {
        people.add(PrincipalEntry.ADMINS, made);
      }
      context.console().note("created " + kind.printed() + " " + made.name());
    }
    return ExitCodes.SUCCESS;
  }

  @Command(description = "Lists all users and service principals.")
  int list(@Mixin ListFormat format, @Mixin LakeOptions options) {
    try (OpenLake lake = context.lakes().open(options)) {
      List<PrincipalEntry> all = new ArrayList<>();
      KINDS.forEach(kind -> all.addAll(lake.people().list(kind)));
      format.print(context.console(), COLUMNS, all, UserCommand::row);
    }
    return ExitCodes.SUCCESS;
  }

  @Command(description = "Shows one, with the groups that it is in directly.")
  int show(
      @Parameters(paramLabel = "NAME") String name,
      @Mixin ListFormat format,
      @Mixin LakeOptions options) {
    try (OpenLake lake = context.lakes().open(options)) {
      PrincipalEntry entry = lake.people().find(name, KINDS);
      List<String> columns = new ArrayList<>(COLUMNS);
      columns.add("groups");
      List<Object> row = new ArrayList<>(row(entry));
      row.add(String.join(", ", lake.people().groups(entry)));
      format.print(context.console(), columns, List.of(row), shown -> shown);
    }
    return ExitCodes.SUCCESS;
  }

  private static List<Object> row(PrincipalEntry entry) {
    return Arrays.asList(
        entry.name(),
        entry.kind().printed(),
        entry.active() ? "yes" : "no",
        entry.admin() ? "yes" : "no",
        entry.displayName().orElse(null),
        entry.createdAt().toString());
  }

  @Command(
      description = {
        "Sets the password of a user, which is asked for, and ends the user's sessions.",
        "Without a terminal it is a line of the standard input, after one with the current password",
        "where a user sets the own one at a server."
      })
  int password(@Parameters(paramLabel = "NAME") String name, @Mixin LakeOptions options) {
    Console console = context.console();
    SecretInput input = new SecretInput(console.input(), console.terminal().input());
    try (OpenLake lake = context.lakes().open(options)) {
      LakeLogins logins = lake.logins();
      String current = logins.asksForCurrent(name) ? input.ask("Current password") : null;
      logins.setPassword(name, current, input.askTwice("New password"));
      console.note("set the password of user " + name);
    }
    return ExitCodes.SUCCESS;
  }

  @Command(description = "Lets nobody in on its behalf, until it is enabled.")
  int disable(@Parameters(paramLabel = "NAME") String name, @Mixin LakeOptions options) {
    return change(name, options, "disabled", (people, entry) -> people.activate(entry, false));
  }

  @Command(description = "Lets it in again.")
  int enable(@Parameters(paramLabel = "NAME") String name, @Mixin LakeOptions options) {
    return change(name, options, "enabled", (people, entry) -> people.activate(entry, true));
  }

  @Command(description = "Calls it otherwise; its tokens, groups, rights and what it owns stay.")
  int rename(
      @Parameters(paramLabel = "NAME") String name,
      @Parameters(paramLabel = "NEW-NAME") String newName,
      @Mixin LakeOptions options) {
    try (OpenLake lake = context.lakes().open(options)) {
      PrincipalEntry entry = lake.people().find(name, KINDS);
      lake.people().rename(entry, newName);
      String kind = entry.kind().printed();
      context.console().note("renamed " + kind + " " + entry.name() + " to " + newName);
    }
    return ExitCodes.SUCCESS;
  }

  @Command(description = "Forgets it, with its tokens, memberships and grants.")
  int delete(@Parameters(paramLabel = "NAME") String name, @Mixin LakeOptions options) {
    return change(name, options, "deleted", LakePeople::drop);
  }

  private int change(
      String name,
      LakeOptions options,
      String done,
      BiConsumer<LakePeople, PrincipalEntry> action) {
    try (OpenLake lake = context.lakes().open(options)) {
      PrincipalEntry entry = lake.people().find(name, KINDS);
      action.accept(lake.people(), entry);
      context.console().note(done + " " + entry.kind().printed() + " " + entry.name());
    }
    return ExitCodes.SUCCESS;
  }
}
