package io.lakewise.cli.command;

import io.lakewise.cli.Version;
import picocli.CommandLine.Command;

/** {@code lakewise} itself: says what there is. */
@Command(
    name = "lakewise",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    synopsisSubcommandLabel = "COMMAND",
    description = {"An open lakehouse for data and AI that learns from how it is used.", ""},
    footer = {
      "",
      "Examples:",
      "  lakewise demo                                   see what it does, in a minute",
      "  lakewise sql                                    a shell on the lake in ./lake",
      "  lakewise sql -c \"select 42\" --format csv        one statement",
      "  lakewise import sales.csv --table sales         a file becomes a table",
      "  lakewise history sales                          who changed what, when",
      "  lakewise diff sales@3 sales@5 --key id          what changed between two versions",
      "  lakewise sql --help                             more of each command",
      "",
      "Exit codes: 0 success, 1 a statement or command failed, 2 wrong usage.",
      "LAKEWISE_LAKE names the lake's folder, LAKEWISE_DEBUG=1 shows the origin of errors."
    })
final class LakewiseCommand {}
