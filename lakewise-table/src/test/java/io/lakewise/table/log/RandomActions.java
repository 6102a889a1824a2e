package io.lakewise.table.log;

import io.lakewise.table.type.ArrayType;
import io.lakewise.table.type.DataType;
import io.lakewise.table.type.DecimalType;
import io.lakewise.table.type.MapType;
import io.lakewise.table.type.PrimitiveType;
import io.lakewise.table.type.StructField;
import io.lakewise.table.type.StructType;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;

/** Actions of every kind, from a seed. */
public final class RandomActions {

  private final Random random;

  /** Draws from a source of chance. */
  public RandomActions(long seed) {
    this.random = new Random(seed);
  }

  /** Any action. */
  public Action action() {
    return switch (random.nextInt(8)) {
      case 0 -> add();
      case 1 -> remove();
      case 2 -> new ChangeFile(text(), texts(), size(), orNull(this::texts));
      case 3 -> metadata();
      case 4 -> protocol();
      case 5 -> new SetTransaction(text(), number(), orNull(this::number));
      case 6 -> new DomainMetadata(text(), text(), random.nextBoolean());
      default -> commitInfo();
    };
  }

  /** A file that joins. */
  public AddFile add() {
    return new AddFile(
        text(),
        texts(),
        size(),
        number(),
        random.nextBoolean(),
        orNull(this::text),
        orNull(this::texts),
        orNull(this::deletionVector),
        orNull(this::number),
        orNull(this::number),
        orNull(this::text));
  }

  /** A file that leaves. */
  public RemoveFile remove() {
    return new RemoveFile(
        text(),
        orNull(this::number),
        random.nextBoolean(),
        orNull(random::nextBoolean),
        orNull(this::texts),
        orNull(this::size),
        orNull(this::text),
        orNull(this::texts),
        orNull(this::deletionVector),
        orNull(this::number),
        orNull(this::number));
  }

  private long size() {
    return number() & Long.MAX_VALUE;
  }

  private DeletionVector deletionVector() {
    return new DeletionVector("u", text(), orNull(random::nextInt), random.nextInt(1000), number());
  }

  private Metadata metadata() {
    return new Metadata(
        text(),
        orNull(this::text),
        orNull(this::text),
        "parquet",
        texts(),
        schema(),
        List.of(text(), text()),
        Map.of("delta.a", text(), "b", text()),
        orNull(this::number));
  }

  private Protocol protocol() {
    return random.nextBoolean() ? new Protocol(1, 2, null, null) : new Protocol(3, 7, set(), set());
  }

  private Set<String> set() {
    return new LinkedHashSet<>(List.of("one" + text(), "two" + text()));
  }

  private CommitInfo commitInfo() {
    Map<String, Object> other = new LinkedHashMap<>();
    other.put("engineInfo", text());
    other.put("tags", Map.of("x", List.of(1, "2", true)));
    other.put("nothing", null);
    return new CommitInfo(
        orNull(this::number),
        orNull(this::number),
        orNull(this::text),
        orNull(() -> Map.of("mode", text(), "number", 1, "list", List.of(new BigDecimal("1.50")))),
        orNull(() -> Map.of("numFiles", "1")),
        orNull(random::nextBoolean),
        other);
  }

  /** A schema with types of every kind. */
  public StructType schema() {
    return struct(2);
  }

  private StructType struct(int depth) {
    List<StructField> fields = new ArrayList<>();
    for (int field = 0; field < 1 + random.nextInt(4); field++) {
      Map<String, Object> metadata = new LinkedHashMap<>();
      if (random.nextBoolean()) {
        metadata.put("delta.columnMapping.id", random.nextInt(100));
        metadata.put("comment", text());
        metadata.put("list", List.of(Map.of("big", 1L << 40), true, new BigDecimal("0.10")));
      }
      fields.add(
          new StructField("f" + field + text(), type(depth), random.nextBoolean(), metadata));
    }
    return new StructType(fields);
  }

  private DataType type(int depth) {
    return switch (random.nextInt(depth == 0 ? 2 : 5)) {
      case 0 -> PrimitiveType.values()[random.nextInt(PrimitiveType.values().length)];
      case 1 -> new DecimalType(1 + random.nextInt(38), 0);
      case 2 -> new ArrayType(type(depth - 1), random.nextBoolean());
      case 3 -> new MapType(type(depth - 1), type(depth - 1), random.nextBoolean());
      default -> struct(depth - 1);
    };
  }

  private Map<String, String> texts() {
    Map<String, String> texts = new LinkedHashMap<>();
    for (int entry = random.nextInt(3); entry > 0; entry--) {
      texts.put(text(), orNull(this::text));
    }
    return Collections.unmodifiableMap(texts);
  }

  private <T> T orNull(Supplier<T> value) {
    return random.nextBoolean() ? value.get() : null;
  }

  private Long number() {
    return random.nextBoolean() ? random.nextLong() : (long) random.nextInt(10);
  }

  private String text() {
    StringBuilder text = new StringBuilder();
    for (int length = random.nextInt(6); length > 0; length--) {
      text.appendCodePoint("a\"\\\n\t/{}%é日🙂'\u0001".codePoints().toArray()[random.nextInt(14)]);
    }
    return text.toString();
  }
}
