package io.lakewise.cli.command;

import io.lakewise.catalog.principal.PrincipalEntry;
import io.lakewise.catalog.principal.PrincipalKind;
import io.lakewise.cli.CliErrors;
import io.lakewise.cli.CommandContext;
import io.lakewise.cli.ExitCodes;
import io.lakewise.cli.lake.LakeOptions;
import io.lakewise.cli.lake.LakePeople;
import io.lakewise.cli.lake.OpenLake;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code lakewise group}: who is granted to together. */
@Command(
    name = "group",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    synopsisSubcommandLabel = "(create | list | show | rename | add | remove | delete)",
    description = {
      "Makes, lists and changes groups of users, service principals and groups. Who is put into"
          + " 'admins' may do everything.",
      ""
    },
    footer = {
      "",
      "Examples:",
      "  lakewise group create analysts ann@example.org nightly",
      "  lakewise group add admins ann@example.org",
      "  lakewise group show analysts",
      "  lakewise group remove analysts nightly --server http://127.0.0.1:8080"
    })
final class GroupCommand implements Runnable {

  private static final List<PrincipalKind> GROUP = List.of(PrincipalKind.GROUP);
  private static final List<PrincipalKind> MEMBERS = List.of(PrincipalKind.values());

  private final CommandContext context;

  GroupCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public void run() {
    throw CliErrors.whichOf("group", "create", "list", "show", "rename", "add", "remove", "delete");
  }

  @Command(description = "Makes a group, perhaps with members.")
  int create(
      @Parameters(paramLabel = "NAME") String name,
      @Parameters(paramLabel = "MEMBER", arity = "0..*") List<String> members,
      @Mixin LakeOptions options) {
    try (OpenLake lake = context.lakes().open(options)) {
      List<PrincipalEntry> found = members == null ? List.of() : found(lake.people(), members);
      PrincipalEntry made = lake.people().create(PrincipalKind.GROUP, name, Optional.empty());
      found.forEach(member -> lake.people().add(made, member));
      context.console().note("created group " + made.name());
    }
    return ExitCodes.SUCCESS;
  }

  @Command(description = "Lists all groups.")
  int list(@Mixin ListFormat format, @Mixin LakeOptions options) {
    try (OpenLake lake = context.lakes().open(options)) {
      format.print(
          context.console(),
          List.of("name"),
          lake.people().list(PrincipalKind.GROUP),
          group -> List.of(group.name()));
    }
    return ExitCodes.SUCCESS;
  }

  @Command(description = "Lists who is in a group directly.")
  int show(
      @Parameters(paramLabel = "NAME") String name,
      @Mixin ListFormat format,
      @Mixin LakeOptions options) {
    try (OpenLake lake = context.lakes().open(options)) {
      format.print(
          context.console(),
          List.of("member", "kind"),
          lake.people().members(lake.people().find(name, GROUP)),
          member -> List.of(member.name(), member.kind().printed()));
    }
    return ExitCodes.SUCCESS;
  }

  @Command(description = "Calls a group otherwise; its members, rights and what it owns stay.")
  int rename(
      @Parameters(paramLabel = "NAME") String name,
      @Parameters(paramLabel = "NEW-NAME") String newName,
      @Mixin LakeOptions options) {
    try (OpenLake lake = context.lakes().open(options)) {
      PrincipalEntry group = lake.people().find(name, GROUP);
      lake.people().rename(group, newName);
      context.console().note("renamed group " + group.name() + " to " + newName);
    }
    return ExitCodes.SUCCESS;
  }

  @Command(description = "Puts members into a group.")
  int add(
      @Parameters(paramLabel = "GROUP") String name,
      @Parameters(paramLabel = "MEMBER", arity = "1..*") List<String> members,
      @Mixin LakeOptions options) {
    return change(options, name, members, LakePeople::add, "put %s into %s");
  }

  @Command(description = "Takes members out of a group.")
  int remove(
      @Parameters(paramLabel = "GROUP") String name,
      @Parameters(paramLabel = "MEMBER", arity = "1..*") List<String> members,
      @Mixin LakeOptions options) {
    return change(options, name, members, LakePeople::remove, "took %s out of %s");
  }

  /** Puts members into a group, or takes them out of it. */
  private interface Change {
    void of(LakePeople people, PrincipalEntry group, PrincipalEntry member);
  }

  private int change(
      LakeOptions options, String name, List<String> members, Change change, String done) {
    try (OpenLake lake = context.lakes().open(options)) {
      PrincipalEntry group = lake.people().find(name, GROUP);
      found(lake.people(), members).forEach(member -> change.of(lake.people(), group, member));
      context.console().note(done.formatted(String.join(", ", members), group.name()));
    }
    return ExitCodes.SUCCESS;
  }

  /** All are looked up before one is changed. */
  private static List<PrincipalEntry> found(LakePeople people, List<String> names) {
    return names.stream().map(name -> people.find(name, MEMBERS)).toList();
  }

  @Command(description = "Forgets a group, with its grants; its members stay.")
  int delete(@Parameters(paramLabel = "NAME") String name, @Mixin LakeOptions options) {
    try (OpenLake lake = context.lakes().open(options)) {
      PrincipalEntry group = lake.people().find(name, GROUP);
      lake.people().drop(group);
      context.console().note("deleted group " + group.name());
    }
    return ExitCodes.SUCCESS;
  }
}
