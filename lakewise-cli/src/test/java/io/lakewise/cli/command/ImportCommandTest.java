package io.lakewise.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakewise.cli.CommandContext;
import io.lakewise.cli.Console;
import io.lakewise.cli.terminal.TerminalFacts;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** CSV files with lines before their header, on a real lake. */
class ImportCommandTest {

  @TempDir private Path folder;
  private final StringWriter output = new StringWriter();
  private final StringWriter errors = new StringWriter();

  @Test
  void linesBeforeTheHeaderAreNotTakenForTheTable() throws IOException {
    String text = "report of 2024\n\nid,name\n1,Ann\n2,Bob\n";
    Path file = Files.writeString(folder.resolve("r.csv"), text);
    assertThat(run("import", file.toString())).isEqualTo(1);
    assertThat(errors.toString()).contains("'report of 2024'", "--skip N");
    assertThat(run("import", file.toString(), "--skip", "2")).as(errors.toString()).isZero();
    assertThat(run("sql", "-c", "select name from r order by id", "--format", "csv"))
        .as(errors.toString())
        .isZero();
    assertThat(output.toString()).endsWith("name\nAnn\nBob\n");
  }

  @Test
  void aFileOfOneColumnIsImportedAsItIs() throws IOException {
    Path plain = Files.writeString(folder.resolve("p.csv"), "word\nred\nblue\n");
    assertThat(run("import", plain.toString())).as(errors.toString()).isZero();
    Path commas = Files.writeString(folder.resolve("c.csv"), "words\n\"red, blue\"\n\"a, b\"\n");
    assertThat(run("import", commas.toString(), "--skip", "0")).as(errors.toString()).isZero();
    assertThat(run("sql", "-c", "select count(*) as n from c", "--format", "csv"))
        .as(errors.toString())
        .isZero();
    assertThat(output.toString()).endsWith("n\n2\n");
  }

  private int run(String... arguments) {
    Console console =
        new Console(
            new StringReader(""), output, new PrintWriter(errors, true), TerminalFacts.NONE);
    List<String> all = new ArrayList<>(List.of(arguments));
    all.addAll(List.of("--lake", folder.resolve("lake").toString()));
    return CommandLines.execute(
        new CommandContext(console, options -> options.open(console::note)),
        Map.of(),
        all.toArray(String[]::new));
  }
}
