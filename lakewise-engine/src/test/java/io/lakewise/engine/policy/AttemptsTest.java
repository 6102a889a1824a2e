package io.lakewise.engine.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Attempts to learn what a row filter or a mask hides, by an admin: none succeeds, and each does
 * once the policy is gone, so that each of them is one.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AttemptsTest {

  @TempDir static Path folder;
  private PeopleLake governed;
  private PeopleLake tagged;
  private PeopleLake open;

  /** One line of {@code attempts.txt}. */
  record Attempt(int number, Pattern success, boolean changes, List<String> statements) {

    private static final String PATH = "{people}";

    static Attempt of(int number, String line) {
      int bar = line.indexOf(" | ");
      String success = line.substring(0, bar).strip();
      String text = line.substring(bar + 3).strip();
      boolean changes = text.startsWith("! ");
      return new Attempt(
          number,
          Pattern.compile(success.isEmpty() ? PeopleLake.HIDDEN : success),
          changes,
          Arrays.asList((changes ? text.substring(2) : text).split(" ;; ")));
    }

    String on(PeopleLake lake) {
      StringBuilder told = new StringBuilder();
      for (String statement : statements) {
        String full = statement.replace("{n}", Integer.toString(number));
        if (full.contains(PATH)) {
          full = full.replace(PATH, lake.location("people"));
        }
        told.append(lake.told(full)).append('\n');
      }
      if (changes) {
        lake.remake();
      }
      return told.toString();
    }

    @Override
    public String toString() {
      return String.join("; ", statements);
    }
  }

  @BeforeAll
  void openLakes() {
    governed = new PeopleLake(folder.resolve("governed"), true);
    tagged = new PeopleLake(folder.resolve("tagged"), PeopleLake.Governed.BY_TAG);
    open = new PeopleLake(folder.resolve("open"), false);
  }

  @AfterAll
  void closeLakes() {
    governed.close();
    tagged.close();
    open.close();
  }

  static Stream<Attempt> attempts() {
    try (var file = AttemptsTest.class.getResourceAsStream("attempts.txt")) {
      List<Attempt> attempts = new ArrayList<>();
      new String(file.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#"))
          .forEach(line -> attempts.add(Attempt.of(attempts.size(), " " + line)));
      return attempts.stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @ParameterizedTest
  @MethodSource("attempts")
  void failsWithThePolicyAndSucceedsWithoutIt(Attempt attempt) {
    assertThat(attempt.on(governed)).doesNotContainPattern(attempt.success());
    assertThat(attempt.on(tagged)).doesNotContainPattern(attempt.success());
    assertThat(attempt.on(open)).containsPattern(attempt.success());
  }

  @Test
  void areEnough() {
    assertThat(attempts().count()).isGreaterThan(120);
  }
}
