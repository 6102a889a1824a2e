package io.lakewise.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the source tree promises its readers. */
class SourceTreeTest {

  private static final Path ROOT = root();
  private static final int MOST_LINES = 500;

  private static Path root() {
    Path folder = Path.of("").toAbsolutePath();
    while (!Files.exists(folder.resolve("mvnw"))) {
      folder = folder.getParent();
    }
    return folder;
  }

  private static List<String> modules() throws IOException {
    Matcher matcher =
        Pattern.compile("<module>([^<]+)</module>")
            .matcher(Files.readString(ROOT.resolve("pom.xml")));
    return matcher.results().map(result -> result.group(1)).toList();
  }

  private static List<Path> sources(String part) throws IOException {
    return modules().stream()
        .map(module -> ROOT.resolve(module).resolve(part))
        .filter(Files::isDirectory)
        .flatMap(SourceTreeTest::javaFiles)
        .toList();
  }

  private static Stream<Path> javaFiles(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(file -> file.toString().endsWith(".java")).toList().stream();
    } catch (IOException problem) {
      throw new UncheckedIOException(problem);
    }
  }

  private static long lines(Path file) {
    try (Stream<String> lines = Files.lines(file)) {
      return lines.count();
    } catch (IOException problem) {
      throw new UncheckedIOException(problem);
    }
  }

  @Test
  void everyModuleHasAPlaceInTheArchitecture() throws IOException {
    String architecture = Files.readString(ROOT.resolve("ARCHITECTURE.md"));
    assertThat(modules())
        .isNotEmpty()
        .allSatisfy(m -> assertThat(architecture).contains("`" + m + "`"));
  }

  @Test
  void everyPackageSaysWhatItIsFor() throws IOException {
    assertThat(sources("src/main/java").stream().map(Path::getParent).distinct())
        .isNotEmpty()
        .allSatisfy(
            folder -> assertThat(folder.resolve("package-info.java")).content().contains("/**"));
  }

  @Test
  void noFileIsTooLongToRead() throws IOException {
    List<Path> files =
        Stream.concat(sources("src/main/java").stream(), sources("src/test/java").stream())
            .toList();
    assertThat(files)
        .isNotEmpty()
        .allSatisfy(f -> assertThat(lines(f)).isLessThanOrEqualTo(MOST_LINES));
  }

  /** Links to files, in the documents at the top and below docs, lead somewhere. */
  @Test
  void linksBetweenDocumentsLeadSomewhere() throws IOException {
    List<Path> documents;
    try (Stream<Path> top = Files.list(ROOT);
        Stream<Path> below = Files.walk(ROOT.resolve("docs"))) {
      documents =
          Stream.concat(top, below).filter(file -> file.toString().endsWith(".md")).toList();
    }
    Pattern link = Pattern.compile("\\]\\(([^)#:]+)(#[^)]*)?\\)");
    assertThat(documents).isNotEmpty();
    for (Path document : documents) {
      Matcher matcher = link.matcher(Files.readString(document));
      while (matcher.find()) {
        assertThat(document.resolveSibling(matcher.group(1))).exists();
      }
    }
  }
}
