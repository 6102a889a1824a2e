package io.lakewise.bench;

import io.lakewise.bench.commits.CommitsCommand;
import io.lakewise.bench.dml.DmlCommand;
import io.lakewise.bench.governance.GovernanceCommand;
import io.lakewise.bench.load.ImportCommand;
import io.lakewise.bench.metadata.MetadataCommand;
import io.lakewise.bench.selective.SelectiveCommand;
import io.lakewise.bench.server.ServerCommand;
import io.lakewise.bench.start.StartCommand;
import io.lakewise.bench.tpch.TpchCommand;
import io.lakewise.cli.AdditionalCommand;
import io.lakewise.cli.CommandContext;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code lakewise bench}: the benches by their names. */
public final class BenchCommands implements AdditionalCommand {

  @Override
  public String name() {
    return "bench";
  }

  @Override
  public Object command(CommandContext context) {
    CommandLine bench = new CommandLine(new Bench());
    bench.addSubcommand("tpch", new TpchCommand(context.console()));
    bench.addSubcommand("commits", new CommitsCommand(context.console()));
    bench.addSubcommand("import", new ImportCommand(context.console()));
    bench.addSubcommand("metadata", new MetadataCommand(context.console()));
    bench.addSubcommand("dml", new DmlCommand(context.console()));
    bench.addSubcommand("governance", new GovernanceCommand(context.console()));
    bench.addSubcommand("selective", new SelectiveCommand(context.console()));
    bench.addSubcommand("start", new StartCommand(context.console()));
    bench.addSubcommand("server", new ServerCommand(context.console()));
    return bench;
  }

  @Command(
      name = "bench",
      mixinStandardHelpOptions = true,
      description = {"Measures Lakewise beside its peers, in the same run.", ""},
      footer = {"", "Examples:", "  lakewise bench tpch --sf 1"})
  private static final class Bench implements Callable<Integer> {

    @Spec private CommandSpec spec;

    @Override
    public Integer call() {
      throw new CommandLine.ParameterException(spec.commandLine(), "Name a bench");
    }
  }
}
