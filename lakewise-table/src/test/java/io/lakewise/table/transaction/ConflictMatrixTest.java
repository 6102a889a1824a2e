package io.lakewise.table.transaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lakewise.table.DeltaTable;
import io.lakewise.table.log.AddFile;
import io.lakewise.table.predicate.Column;
import io.lakewise.table.predicate.Literal;
import io.lakewise.table.predicate.Predicate;
import io.lakewise.table.predicate.Predicate.Comparison;
import io.lakewise.table.predicate.Predicate.Operator;
import io.lakewise.table.type.PrimitiveType;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every pair of statements: the one named first commits between begin and commit of the other. */
class ConflictMatrixTest {

  @TempDir Path folder;

  @ParameterizedTest(name = "{0} before {1} at {2}: {3}")
  @CsvSource({
    "append, append, WriteSerializable, fine",
    "append, deleteThree, WriteSerializable, fine",
    "append, deleteAll, WriteSerializable, fine",
    "append, insertFromItself, WriteSerializable, fine",
    "append, insertFromItself, Serializable, conflict",
    "append, deleteAll, Serializable, conflict",
    "append, deleteThree, Serializable, fine",
    "append, optimize, Serializable, fine",
    "append, alter, WriteSerializable, fine",
    "append, constrain, WriteSerializable, conflict",
    "alter, append, WriteSerializable, conflict",
    "alter, deleteThree, WriteSerializable, conflict",
    "alter, alter, WriteSerializable, conflict",
    "deleteThree, append, WriteSerializable, fine",
    "deleteThree, deleteFive, WriteSerializable, fine",
    "deleteThree, deleteFive, Serializable, fine",
    "deleteThree, deleteThree, WriteSerializable, conflict",
    "deleteThree, deleteAll, WriteSerializable, conflict",
    "deleteThree, updateFive, WriteSerializable, fine",
    "deleteThree, insertFromItself, WriteSerializable, conflict",
    "deleteThree, optimize, WriteSerializable, conflict",
    "deleteThree, deleteFifteen, WriteSerializable, fine",
    "deleteAll, append, WriteSerializable, fine",
    "deleteAll, deleteThree, WriteSerializable, conflict",
    "updateFive, deleteThree, WriteSerializable, fine",
    "updateFive, updateThreeToSeven, WriteSerializable, fine",
    "updateThreeToSeven, deleteSeven, WriteSerializable, conflict",
    "updateThreeToSeven, deleteFive, WriteSerializable, fine",
    "optimize, append, WriteSerializable, fine",
    "optimize, insertFromItself, WriteSerializable, fine",
    "optimize, deleteThree, WriteSerializable, conflict",
    "optimize, optimize, WriteSerializable, conflict",
    "rewriteFirstFile, deleteThree, WriteSerializable, conflict",
    "rewriteFirstFile, deleteFifteen, WriteSerializable, fine",
    "deleteThree, rewriteFirstFile, WriteSerializable, conflict",
    "deleteFifteen, rewriteFirstFile, WriteSerializable, fine",
  })
  void decidesByWhatWasTouched(String first, String second, String isolation, String outcome) {
    TestLake lake = new TestLake(folder);
    DeltaTable table = lake.table("t");
    table
        .create(
            isolation.equals("Serializable")
                ? TestLake.metadata("delta.isolationLevel", "Serializable")
                : TestLake.metadata())
        .add(lake.staged(rows(0, 10)).get(0))
        .add(lake.staged(rows(10, 20)).get(0))
        .commit(Operation.of("CREATE TABLE AS SELECT"), "me");
    Transaction loser = table.begin();
    stage(second, lake, loser);
    Transaction winner = lake.table("t").begin();
    stage(first, lake, winner);
    winner.commit(Operation.of(first), "they");
    if (outcome.equals("fine")) {
      Committed committed = loser.commit(Operation.of(second), "me");
      assertThat(committed.version()).isEqualTo(2);
      assertThat(committed.attempts()).isEqualTo(2);
      assertThat(lake.rows("t", lake.table("t").snapshot()))
          .containsExactlyInAnyOrderElementsOf(lake.rows("t", committed.snapshot()));
    } else {
      assertThatThrownBy(() -> loser.commit(Operation.of(second), "me"))
          .isInstanceOf(CommitConflictException.class)
          .hasMessageContaining("Version 1 (" + first + ") was committed first and ");
      assertThat(lake.table("t").snapshot().version()).isEqualTo(1);
    }
  }

  private static void stage(String statement, TestLake lake, Transaction transaction) {
    switch (statement) {
      case "append" -> transaction.add(lake.staged(rows(100, 105)).get(0));
      case "deleteThree" -> lake.delete(transaction, id(Operator.EQUAL, 3));
      case "deleteFive" -> lake.delete(transaction, id(Operator.EQUAL, 5));
      case "deleteSeven" -> lake.delete(transaction, id(Operator.EQUAL, 7));
      case "deleteFifteen" -> lake.delete(transaction, id(Operator.EQUAL, 15));
      case "deleteAll" -> {
        transaction.readWholeTable();
        transaction.snapshot().files().all().forEach(transaction::remove);
      }
      case "updateFive" -> {
        lake.delete(transaction, id(Operator.EQUAL, 5));
        transaction.add(lake.staged(List.of(List.of(5L, "changed"))).get(0));
      }
      case "updateThreeToSeven" -> {
        lake.delete(transaction, id(Operator.EQUAL, 3));
        transaction.add(lake.staged(List.of(List.of(7L, "moved"))).get(0));
      }
      case "insertFromItself" -> {
        transaction.read(Predicate.ALWAYS);
        transaction.add(lake.staged(rows(0, 20)).get(0));
      }
      case "optimize" -> {
        transaction.dataChange(false);
        transaction.snapshot().files().all().forEach(transaction::remove);
        transaction.add(lake.staged(rows(0, 20)).get(0));
      }
      case "rewriteFirstFile" -> {
        AddFile file = transaction.snapshot().files().all().get(0);
        transaction.read(id(Operator.EQUAL, 4)).remove(file);
        transaction.add(lake.staged(rows(0, 4)).get(0)).add(lake.staged(rows(5, 10)).get(0));
      }
      case "alter" ->
          transaction.metadata(
              TestLake.with(transaction.metadata(), "owner", transaction.hashCode() + ""));
      case "constrain" -> {
        transaction.readWholeTable();
        transaction.metadata(
            TestLake.with(transaction.metadata(), "delta.constraints.positive", "id >= 0"));
      }
      default -> throw new IllegalArgumentException(statement);
    }
  }

  private static Predicate id(Operator operator, long value) {
    return new Comparison(Column.of("id"), operator, new Literal(PrimitiveType.LONG, value));
  }

  private static List<List<Object>> rows(long from, long to) {
    return LongStream.range(from, to).mapToObj(id -> List.<Object>of(id, "n" + id)).toList();
  }
}
