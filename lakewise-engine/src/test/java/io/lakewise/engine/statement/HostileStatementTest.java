package io.lakewise.engine.statement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lakewise.table.error.LakewiseException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Text that nobody should write, or that goes wrong easily. */
class HostileStatementTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "select 'a", "create table t (a int comment 'x)", "select \"a", "select `a", "select $$a",
        "select $x$ a $y$", "select /* a", "select /* /* */ 1", "select E'a\\'", "select e'\\"
      })
  void namesWhatHasNoEnd(String statement) {
    assertThatThrownBy(() -> StatementParser.parse(statement))
        .isInstanceOf(LakewiseException.class)
        .hasMessageContaining("has no end");
  }

  @ParameterizedTest
  @ValueSource(strings = {"select (1", "select 1)", "select [1)", "delete from t where (a = {b)"})
  void namesBracketsThatDoNotMatch(String statement) {
    assertThatThrownBy(() -> StatementParser.parse(statement))
        .isInstanceOf(LakewiseException.class)
        .hasMessageMatching("(?s).*(closes nothing|is never closed).*");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", ";", ";;", "-- only a comment", "/* a */;"})
  void saysThatThereIsNoStatement(String statement) {
    assertThatThrownBy(() -> StatementParser.parse(statement))
        .isInstanceOf(LakewiseException.class)
        .hasMessageContaining("There is no statement");
  }

  @ParameterizedTest
  @ValueSource(strings = {"select 1; select 2", "drop table a; drop table b", "select 1;;; x"})
  void takesOneStatementOnly(String statement) {
    assertThatThrownBy(() -> StatementParser.parse(statement))
        .isInstanceOf(LakewiseException.class)
        .hasMessageContaining("second statement");
  }

  @Test
  void takesSemicolonsInStringsNamesAndComments() {
    assertThat(StatementParser.parse("drop table \"a;b\" -- ;\n /* ; */;"))
        .isEqualTo(new TableStatement.DropTable(false, new Name(List.of("a;b"), 11), false));
  }

  static Stream<String> deepStatements() {
    String deep = "(".repeat(1000) + "1" + ")".repeat(1000);
    String cases = "case when a then ".repeat(1000) + "1" + " end".repeat(1000);
    return Stream.of(
        "select " + deep,
        "delete from t where a = " + deep,
        "update t set a = " + cases,
        "create table t (a " + "array<".repeat(1000) + "int" + ">".repeat(1000) + ")",
        "create table t (a " + "array<".repeat(100_000) + "int" + ">".repeat(100_000) + ")",
        "insert into t values " + "[".repeat(100_000) + "]".repeat(100_000));
  }

  @ParameterizedTest
  @MethodSource("deepStatements")
  void refusesDeepNestingWithAnError(String statement) {
    assertThatThrownBy(() -> StatementParser.parse(statement))
        .isInstanceOf(LakewiseException.class)
        .hasMessageContaining("deep");
  }

  @Test
  void refusesDeepTypesInQueries() {
    String query = "select a::" + "array<".repeat(100_000) + "int" + ">".repeat(100_000);
    assertThatThrownBy(() -> QueryText.rewrite(new Fragment(query, 0)))
        .isInstanceOf(LakewiseException.class)
        .hasMessageContaining("deep");
  }

  @Test
  void explainsNoExplanation() {
    assertThatThrownBy(() -> StatementParser.parse("explain ".repeat(1000) + "select 1"))
        .isInstanceOf(LakewiseException.class);
  }

  @Test
  void takesNestingThatPeopleWrite() {
    String deep = "(".repeat(400) + "a = 1" + ")".repeat(400);
    assertThat(StatementParser.parse("delete from t where " + deep))
        .isEqualTo(
            new DataStatement.Delete(
                new Name(List.of("t"), 12),
                java.util.Optional.empty(),
                java.util.Optional.of(new Fragment(deep, 20))));
  }

  @Test
  void takesLongStatements() {
    String rows = "(1, 'a', case when true then 2 end), ".repeat(40_000);
    DataStatement.Insert insert =
        (DataStatement.Insert)
            StatementParser.parse("insert into t values " + rows + "(1, 'a', 2)");
    assertThat(insert.query().text()).hasSizeGreaterThan(1_000_000).endsWith("(1, 'a', 2)");
  }

  @ParameterizedTest
  @ValueSource(strings = {"größe", "名前", "имя", "اسم", "a😀b", "_x1", "é$1"})
  void takesNamesInAnyScript(String name) {
    assertThat(StatementParser.parse("drop table " + name))
        .isEqualTo(new TableStatement.DropTable(false, new Name(List.of(name), 11), false));
  }

  @Test
  void marksThePlace() {
    assertThatThrownBy(() -> StatementParser.parse("create table t (\n  a int,\n  b strin\n)"))
        .hasMessageContaining("line 3, column 5")
        .hasMessageContaining("did you mean STRING")
        .hasMessageEndingWith("\n  b strin\n    ^");
  }

  @Test
  void suggestsTheWordThatWasMeant() {
    assertThatThrownBy(() -> StatementParser.parse("create tabel t (a int)"))
        .hasMessageContaining("did you mean TABLE?");
    assertThatThrownBy(() -> StatementParser.parse("selct 1"))
        .hasMessageContaining("did you mean SELECT?");
    assertThatThrownBy(() -> StatementParser.parse("alter table t renam to u"))
        .hasMessageContaining("did you mean RENAME?");
  }

  @Test
  void saysWhatIsExpectedAtTheEnd() {
    assertThatThrownBy(() -> StatementParser.parse("delete from"))
        .hasMessageContaining("ends too early")
        .hasMessageContaining("a name");
  }

  @Test
  void splitsScripts() {
    String script = "select 1; -- a;b\n select ';' ; /* ; */ ;\ndrop table \"x;y\"";
    assertThat(StatementText.split(script))
        .containsExactly(
            new Fragment("select 1", 0),
            new Fragment("select ';'", 18),
            new Fragment("drop table \"x;y\"", 41));
  }
}
