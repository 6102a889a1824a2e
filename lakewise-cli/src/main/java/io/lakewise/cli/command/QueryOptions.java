package io.lakewise.cli.command;

import io.lakewise.cli.CommandContext;
import io.lakewise.cli.ResultPrinter;
import io.lakewise.cli.ScriptRunner;
import io.lakewise.cli.format.OutputFormat;
import io.lakewise.cli.lake.LakeOptions;
import io.lakewise.cli.lake.OpenLake;
import io.lakewise.engine.session.Session;
import java.util.function.BiConsumer;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** The options of commands that answer with the rows of statements of their own. */
final class QueryOptions {

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "table",
      converter = TextFormat.class,
      description = "How rows are written: table, csv, json, ndjson, markdown. Default: table")
  private OutputFormat format;

  @Mixin private LakeOptions lakeOptions;

  /** How rows are written. */
  OutputFormat format() {
    return format;
  }

  /** Declares a further folder that statements may read. */
  void allow(java.nio.file.Path folder) {
    lakeOptions.allow(folder);
  }

  /** Runs work in a session of the lake, with something that runs statements and prints them. */
  void inSession(CommandContext context, BiConsumer<Session, ScriptRunner> work) {
    try (OpenLake lake = context.lakes().open(lakeOptions);
        Session session = lake.session()) {
      ResultPrinter printer = new ResultPrinter(context.console(), format, false);
      work.accept(session, new ScriptRunner(session, printer, null, context.console()));
    }
  }

  private static final class TextFormat
      implements picocli.CommandLine.ITypeConverter<OutputFormat> {
    @Override
    public OutputFormat convert(String text) {
      for (OutputFormat format : OutputFormat.values()) {
        if (format.toString().equalsIgnoreCase(text) && !format.isBinary()) {
          return format;
        }
      }
      throw new TypeConversionException(
          "'" + text + "' is no format (expected: table, csv, json, ndjson or markdown)");
    }
  }
}
