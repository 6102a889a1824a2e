package io.lakewise.cli.command;

import io.lakewise.engine.statement.Fragment;
import io.lakewise.engine.statement.StatementText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The blocks of {@code docs/sql.md}, by section. */
final class SqlDocument {

  private static final String FENCE = "```";

  private SqlDocument() {}

  /**
   * One fenced block.
   *
   * @param line where it begins, from 1
   * @param kind the word behind the fence; empty for none
   * @param file what follows the word: a path relative to the lake; empty for none
   * @param lines what is in it
   */
  record Block(int line, String kind, String file, List<String> lines) {
    String text() {
      return String.join("\n", lines);
    }

    boolean isAnswer() {
      return file.isEmpty() && (kind.equals("csv") || kind.equals("text"));
    }
  }

  /**
   * All between two headings of the second level.
   *
   * @param heading its words
   * @param blocks in order
   */
  record Section(String heading, List<Block> blocks) {

    /** The block behind that of an index, if it shows an answer. */
    Optional<Block> answer(int index) {
      return blocks.stream().skip(index + 1L).limit(1).filter(Block::isAnswer).findFirst();
    }
  }

  /**
   * One statement of a block of SQL.
   *
   * @param line where its block begins, from 1
   * @param statement its text
   * @param answer what the page shows as its answer; empty if it shows none
   */
  record Example(int line, String statement, String answer) {}

  static Path path() {
    Path folder = Path.of("").toAbsolutePath();
    while (!Files.exists(folder.resolve("docs/sql.md"))) {
      folder = folder.getParent();
    }
    return folder.resolve("docs/sql.md");
  }

  static List<Example> examples(Path document) throws IOException {
    List<Example> examples = new ArrayList<>();
    for (Section section : read(document)) {
      for (int index = 0; index < section.blocks().size(); index++) {
        Block block = section.blocks().get(index);
        if (block.kind().equals("sql") && block.file().isEmpty()) {
          List<Fragment> statements = StatementText.split(block.text());
          String answer = section.answer(index).map(Block::text).orElse("");
          for (Fragment statement : statements) {
            boolean last = statement.equals(statements.get(statements.size() - 1));
            examples.add(new Example(block.line(), statement.text(), last ? answer : ""));
          }
        }
      }
    }
    return examples;
  }

  static List<Section> read(Path document) throws IOException {
    List<Section> sections = new ArrayList<>();
    boolean comment = false;
    Block open = null;
    int number = 0;
    for (String line : Files.readAllLines(document)) {
      number++;
      if (open != null) {
        if (line.equals(FENCE)) {
          open = null;
        } else {
          open.lines().add(line);
        }
      } else if (comment || line.startsWith("<!--")) {
        comment = !line.contains("-->");
      } else if (line.startsWith("## ")) {
        sections.add(new Section(line.substring(3), new ArrayList<>()));
      } else if (line.startsWith(FENCE)) {
        String[] words = line.substring(FENCE.length()).strip().split("\\s+", 2);
        open = new Block(number, words[0], words.length < 2 ? "" : words[1], new ArrayList<>());
        sections.get(sections.size() - 1).blocks().add(open);
      }
    }
    return sections;
  }
}
