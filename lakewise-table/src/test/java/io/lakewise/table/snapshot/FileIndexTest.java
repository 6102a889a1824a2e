package io.lakewise.table.snapshot;

import static io.lakewise.table.snapshot.TestFiles.file;
import static io.lakewise.table.snapshot.TestFiles.remove;
import static io.lakewise.table.snapshot.TestFiles.table;
import static org.assertj.core.api.Assertions.assertThat;

import io.lakewise.table.log.AddFile;
import io.lakewise.table.log.DeletionVector;
import io.lakewise.table.log.Metadata;
import io.lakewise.table.log.RemoveFile;
import io.lakewise.table.predicate.Column;
import io.lakewise.table.predicate.Literal;
import io.lakewise.table.predicate.Predicate;
import io.lakewise.table.predicate.Predicate.Operator;
import io.lakewise.table.type.PrimitiveType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FileIndexTest {

  private static final Metadata TABLE = table("a", PrimitiveType.LONG);

  private static String stats(long low, long high) {
    return "{\"numRecords\":3,\"minValues\":{\"a\":%d},\"maxValues\":{\"a\":%d},\"nullCount\":{\"a\":0}}"
        .formatted(low, high);
  }

  private static Predicate equal(long value) {
    return new Predicate.Comparison(
        Column.of("A"), Operator.EQUAL, new Literal(PrimitiveType.LONG, value));
  }

  private static List<String> paths(List<AddFile> files) {
    return files.stream().map(AddFile::path).toList();
  }

  @Test
  void aFileComesBackAsItWasAdded() {
    DeletionVector deletions = new DeletionVector("u", "abc", 4, 30, 2);
    Map<String, String> partition = new LinkedHashMap<>();
    partition.put("p", null);
    for (String stats :
        new String[] {
          null,
          "",
          "no json",
          "{}",
          "[1]",
          "{\"numRecords\": 5 , \"x\":[1,{\"y\":\"]\"}],\"z\":{}}",
          "{\"minValues\":{\"a\\\"b\":\"q\\\\\",\"c\":\"é😀\\u0000\"}}",
          "{\"a\":",
          "{\"a\":\"\0\"}"
        }) {
      AddFile added =
          new AddFile(
              "p=x%20y/f.parquet",
              partition, 12, 34, false, stats, Map.of("t", "u"), deletions, 5L, 6L, "liquid");
      FileIndex index = FileIndexBuilder.forMetadata(TABLE).add(added).build();
      assertThat(index.all()).containsExactly(added);
      assertThat(index.find("p=x%20y/f.parquet")).contains(added);
      assertThat(index.find("p=x y/f.parquet")).isEmpty();
    }
  }

  @Test
  void aPathWithAnotherDeletionVectorIsAnotherLogicalFile() {
    AddFile plain = file("f", stats(1, 2));
    AddFile marked = file("f", Map.of(), stats(1, 2), new DeletionVector("u", "abc", null, 30, 2));
    FileIndex first = FileIndexBuilder.forMetadata(TABLE).add(plain).build();
    FileIndex second = first.advance(TABLE, List.of(remove(plain)), List.of(marked));
    FileIndex third = second.advance(TABLE, List.of(remove(plain)), List.of());

    assertThat(first.all()).containsExactly(plain);
    assertThat(second.all()).containsExactly(marked);
    assertThat(third.all()).containsExactly(marked);
    assertThat(second.find("f")).contains(marked);
    assertThat(third.advance(TABLE, List.of(remove(marked)), List.of()).count()).isZero();
  }

  @Test
  void aFileThatIsAddedAgainReplacesItselfAtTheEnd() {
    AddFile before = file("a", stats(1, 1));
    AddFile after = file("a", stats(2, 2));
    FileIndex index =
        FileIndexBuilder.forMetadata(TABLE)
            .add(before)
            .add(file("b", null))
            .build()
            .advance(TABLE, List.of(), List.of(after));

    assertThat(paths(index.all())).containsExactly("b", "a");
    assertThat(index.find("a")).contains(after);
    assertThat(index.bytes()).isEqualTo(20);
  }

  @Test
  void spellingsOfOneAbsolutePathAreOneFile() {
    FileIndex index =
        FileIndexBuilder.forMetadata(TABLE)
            .add(file("/t/a", stats(1, 1)))
            .add(file("file:///t/b", stats(2, 2)))
            .build()
            .advance(TABLE, List.of(remove(file("file:/t/a", null))), List.of());
    assertThat(paths(index.all())).containsExactly("file:///t/b");
    assertThat(index.find("file:/t/b")).isPresent();
    assertThat(index.advance(TABLE, List.of(remove(file("/t/b", null))), List.of()).count())
        .isZero();
  }

  @Test
  void twoVersionsMayGoOnFromTheSameOne() {
    FileIndex base = FileIndexBuilder.forMetadata(TABLE).add(file("a", stats(1, 1))).build();
    FileIndex left = base.advance(TABLE, List.of(), List.of(file("l", stats(2, 2))));
    FileIndex right = base.advance(TABLE, List.of(), List.of(file("r", stats(3, 3))));
    FileIndex leftmost = left.advance(TABLE, List.of(remove(file("a", null))), List.of());

    assertThat(paths(base.all())).containsExactly("a");
    assertThat(paths(left.all())).containsExactly("a", "l");
    assertThat(paths(right.all())).containsExactly("a", "r");
    assertThat(paths(leftmost.all())).containsExactly("l");
    assertThat(left.find("r")).isEmpty();
    assertThat(right.find("r")).isPresent();
    assertThat(leftmost.find("a")).isEmpty();
    assertThat(base.find("l")).isEmpty();
  }

  @Test
  void statisticsOfAColumnThatChangesItsTypeOrNameAreReadAnew() {
    AddFile added = file("f", stats(10, 20));
    FileIndex asLong = FileIndexBuilder.forMetadata(TABLE).add(added).build();
    assertThat(asLong.select(equal(30)).files()).isEmpty();

    Metadata wider = table("a", PrimitiveType.DOUBLE);
    FileIndex asDouble = asLong.advance(wider, List.of(), List.of());
    assertThat(asDouble.select(equal(30)).files()).isEmpty();
    assertThat(asDouble.select(equal(15)).files()).hasSize(1);

    Metadata renamed =
        table(
            new io.lakewise.table.type.StructType(
                List.of(
                    new io.lakewise.table.type.StructField("b", PrimitiveType.LONG, true)
                        .withMetadata("delta.columnMapping.physicalName", "a"))),
            List.of(),
            Map.of("delta.columnMapping.mode", "name"));
    FileIndex asB = asDouble.advance(renamed, List.of(), List.of());
    Predicate b30 =
        new Predicate.Comparison(
            Column.of("b"), Operator.EQUAL, new Literal(PrimitiveType.LONG, 30L));
    assertThat(asB.select(b30).files()).isEmpty();
    assertThat(asB.select(equal(30)).files()).hasSize(1);
  }

  @Test
  void aSelectionSaysWhatItLeftOut() {
    FileIndex index =
        FileIndexBuilder.forMetadata(TABLE)
            .add(file("a", stats(1, 5)))
            .add(file("b", stats(6, 9)))
            .add(file("c", null))
            .build();
    FileSelection selection = index.select(equal(7));
    assertThat(paths(selection.files())).containsExactly("b", "c");
    assertThat(selection.bytes()).isEqualTo(20);
    assertThat(selection.filesBefore()).isEqualTo(3);
    assertThat(selection.bytesBefore()).isEqualTo(30);
  }

  @Test
  void manyCommitsLeaveWhatReplayingThemLeaves() {
    long seed = new Random().nextLong();
    Random random = new Random(seed);
    Map<String, AddFile> expected = new LinkedHashMap<>();
    FileIndex index = FileIndexBuilder.forMetadata(TABLE).build();
    List<FileIndex> versions = new ArrayList<>();
    List<List<AddFile>> contents = new ArrayList<>();
    int next = 0;
    for (int commit = 0; commit < 120; commit++) {
      List<RemoveFile> removed = new ArrayList<>();
      List<String> live = new ArrayList<>(expected.keySet());
      for (int at = random.nextInt(1 + live.size()); at > 0; at--) {
        AddFile gone = expected.remove(live.get(random.nextInt(live.size())));
        if (gone != null) {
          removed.add(remove(gone));
        }
      }
      List<AddFile> added = new ArrayList<>();
      for (int at = random.nextInt(commit % 30 == 0 ? 9000 : 40); at > 0; at--) {
        AddFile file = file("f" + next++, stats(next % 100, next % 100 + 5));
        added.add(file);
        expected.put(file.path(), file);
      }
      index = index.advance(TABLE, removed, added);
      versions.add(index);
      contents.add(List.copyOf(expected.values()));
    }
    for (int version = 0; version < versions.size(); version++) {
      List<AddFile> files = contents.get(version);
      FileIndex then = versions.get(version);
      assertThat(then.count()).as("seed %d version %d", seed, version).isEqualTo(files.size());
      assertThat(then.bytes()).isEqualTo(files.size() * 10L);
      assertThat(paths(then.all())).as("seed %d", seed).isEqualTo(paths(files));
      List<String> matching =
          files.stream()
              .filter(file -> file.stats().matches(".*\"a\":(4[0-9]|3[5-9]).*"))
              .filter(file -> mayHold(file.stats(), 41))
              .map(AddFile::path)
              .toList();
      assertThat(paths(then.select(equal(41)).files())).as("seed %d", seed).isEqualTo(matching);
      if (!files.isEmpty()) {
        AddFile some = files.get(random.nextInt(files.size()));
        assertThat(then.find(some.path())).as("seed %d", seed).contains(some);
      }
    }
  }

  private static boolean mayHold(String stats, int value) {
    String[] numbers = stats.split("[^0-9]+");
    return Integer.parseInt(numbers[2]) <= value && value <= Integer.parseInt(numbers[3]);
  }
}
