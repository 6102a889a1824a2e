package io.lakewise.cli.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

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
  }

  /**
   * All between two headings of the second level.
   *
   * @param heading its words
   * @param blocks in order
   */
  record Section(String heading, List<Block> blocks) {}

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
