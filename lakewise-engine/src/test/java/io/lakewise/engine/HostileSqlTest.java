package io.lakewise.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakewise.table.error.LakewiseException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Statements that try to get out of the lake are refused with one clear error, change nothing and
 * leave the next statement working; what only looks like them works. docs/security.md says why.
 */
class HostileSqlTest {

  private static final List<String> MUTE =
      List.of(
          "INTERNAL",
          "has been invalidated because",
          "Exception",
          "\tat ",
          "java.",
          "null pointer");

  @TempDir private Path folder;
  private HostileLake hostile;

  @BeforeEach
  void open() throws Exception {
    hostile = new HostileLake(folder);
  }

  @AfterEach
  void close() {
    hostile.close();
  }

  @Test
  void hostileStatementsAreRefusedAndChangeNothing() throws Exception {
    List<String> lines = HostileLake.lines("refused.sql");
    assertThat(lines).hasSizeGreaterThan(400).doesNotHaveDuplicates();
    List<String> wrong = new ArrayList<>();
    Map<String, Object> before = hostile.everything();
    for (String line : lines) {
      String problem = problem(hostile.statement(line));
      Map<String, Object> after = hostile.everything();
      if (problem == null && !after.equals(before)) {
        problem = "changed " + difference(before, after);
      }
      before = after;
      if (problem != null) {
        wrong.add(line + "\n    " + problem);
      }
    }
    assertThat(wrong).isEmpty();
  }

  private String problem(String statement) {
    try {
      return "answered " + hostile.lake().sql(statement);
    } catch (LakewiseException refused) {
      String message = refused.getMessage();
      boolean clear =
          refused.code() == LakewiseException.Code.USER
              && !message.isBlank()
              && message.length() < 1_500
              && MUTE.stream().noneMatch(message::contains);
      return clear && !message.contains(HostileLake.CANARY)
          ? null
          : "error " + refused.code() + ": " + message;
    } catch (RuntimeException unforeseen) {
      return "threw " + unforeseen;
    }
  }

  private static String difference(Map<String, Object> before, Map<String, Object> after) {
    List<String> changed = new ArrayList<>();
    after.forEach(
        (key, value) -> {
          if (!value.equals(before.get(key))) {
            changed.add(key + ": " + before.get(key) + " -> " + value);
          }
        });
    before.keySet().stream().filter(key -> !after.containsKey(key)).forEach(changed::add);
    return changed.toString();
  }

  @Test
  void whatOnlyLooksHostileWorks() throws Exception {
    List<String> lines = HostileLake.lines("accepted.sql");
    assertThat(lines).hasSizeGreaterThan(60);
    List<String> wrong = new ArrayList<>();
    for (String line : lines) {
      try {
        hostile.lake().sql(hostile.statement(line));
      } catch (RuntimeException refused) {
        wrong.add(line + "\n    " + refused);
      }
    }
    assertThat(wrong).isEmpty();
  }

  @Test
  void theTestSeesWhatAStatementChanges() {
    for (String statement :
        List.of(
            "create view x as select 1",
            "create temp view y as select 1",
            "create function z() returns int return 1",
            "create schema s",
            "comment on table t is 'x'",
            "alter table t set tblproperties ('a' = 'b')",
            "insert into t values (3, 'x')",
            "set var own = 'other'",
            "create table f (a int) location 'files/f'",
            "drop table f")) {
      Map<String, Object> before = hostile.everything();
      hostile.lake().sql(statement);
      assertThat(hostile.everything()).as(statement).isNotEqualTo(before);
    }
  }
}
