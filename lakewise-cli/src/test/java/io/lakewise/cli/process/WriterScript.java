package io.lakewise.cli.process;

import io.lakewise.cli.process.Owned.Content;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SplittableRandom;

/**
 * Random statements of one writer, and what it owns after each of them. Its rows lie in the table
 * {@code ledger} among those of other writers; nobody else touches them.
 */
final class WriterScript {

  private static final long IDS_OF_ONE = 1_000_000_000;

  private final int writer;
  private final SplittableRandom random;
  private final List<String> statements = new ArrayList<>();
  private final List<Owned> states = new ArrayList<>();
  private long nextId;

  private WriterScript(int writer, SplittableRandom random, Owned start, long nextId) {
    this.writer = writer;
    this.random = random;
    this.nextId = nextId;
    states.add(start);
  }

  /** What all writers need. */
  static List<String> preparation() {
    return List.of("CREATE TABLE ledger (owner INT, id BIGINT, amount BIGINT)");
  }

  /** As many statements; ids of rows begin where no earlier script of the writer had any. */
  static WriterScript after(
      int writer, int part, Owned start, int length, SplittableRandom random) {
    long first = writer * IDS_OF_ONE + part * 100_000L;
    WriterScript script = new WriterScript(writer, random, start, first);
    while (script.statements.size() < length) {
      script.append();
    }
    return script;
  }

  List<String> statements() {
    return statements;
  }

  /** What the writer owns after so many statements. */
  Owned after(int count) {
    return states.get(count);
  }

  private Owned now() {
    return states.get(states.size() - 1);
  }

  private void add(String statement, Owned then) {
    statements.add(statement);
    states.add(then);
  }

  private void append() {
    int choice = random.nextInt(100);
    if (choice < 25) {
      insert();
    } else if (choice < 55 && !now().rows().isEmpty()) {
      change(choice);
    } else if (choice < 57) {
      add("OPTIMIZE ledger", now());
    } else if (choice < 80) {
      create(choice);
    } else if (!now().names().isEmpty()) {
      alter(choice);
    }
  }

  private void insert() {
    Owned then = now();
    List<String> rows = new ArrayList<>();
    for (int pairs = 1 + random.nextInt(5); pairs > 0; pairs--) {
      long amount = amount();
      rows.add(row(nextId, amount) + ", " + row(nextId + 1, -amount));
      then = then.withPair(nextId, amount);
      nextId += 2;
    }
    add("INSERT INTO ledger VALUES " + String.join(", ", rows), then);
  }

  private String row(long id, long amount) {
    return "(" + writer + ", " + id + ", " + amount + ")";
  }

  private long amount() {
    return random.nextLong(1, 1000);
  }

  private void change(int choice) {
    long even = anyOf(now().rows()) / 2 * 2;
    long amount = amount();
    String mine = " WHERE owner = " + writer + " AND id IN (" + even + ", " + (even + 1) + ")";
    if (choice < 40) {
      add(
          "UPDATE ledger SET amount = CASE WHEN id % 2 = 0 THEN "
              + amount
              + " ELSE -"
              + amount
              + " END"
              + mine,
          now().withPair(even, amount));
    } else if (choice < 47) {
      add("DELETE FROM ledger" + mine, now().withoutPair(even));
    } else {
      long fresh = nextId;
      nextId += 2;
      add(
          "MERGE INTO ledger t USING (VALUES ("
              + even
              + ", "
              + amount
              + "), ("
              + (even + 1)
              + ", -"
              + amount
              + "), ("
              + fresh
              + ", "
              + amount
              + "), ("
              + (fresh + 1)
              + ", -"
              + amount
              + ")) s(id, amount) ON t.id = s.id AND t.owner = "
              + writer
              + " WHEN MATCHED THEN UPDATE SET amount = s.amount"
              + " WHEN NOT MATCHED THEN INSERT (owner, id, amount) VALUES ("
              + writer
              + ", s.id, s.amount)",
          now().withPair(even, amount).withPair(fresh, amount));
    }
  }

  private void create(int choice) {
    String name = newName();
    long count = 1 + random.nextInt(50);
    Content content = new Content(choice >= 75, count, 3 * count * (count - 1) / 2);
    String query = " AS SELECT range AS id, range * 3 AS v FROM range(" + count + ")";
    if (choice >= 75) {
      add("CREATE VIEW " + name + query, now().with(name, content));
      return;
    }
    List<String> tables = names(false);
    if (choice < 70 || tables.isEmpty()) {
      add("CREATE TABLE " + name + query, now().with(name, content));
      return;
    }
    String source = tables.get(random.nextInt(tables.size()));
    add(
        "CREATE TABLE " + name + (choice < 73 ? " SHALLOW" : "") + " CLONE " + source,
        now().with(name, now().names().get(source)));
  }

  private void alter(int choice) {
    List<String> all = List.copyOf(now().names().keySet());
    String name = all.get(random.nextInt(all.size()));
    boolean view = now().names().get(name).view();
    String kind = view ? "VIEW " : "TABLE ";
    if (choice >= 95 && !now().dropped().isEmpty()) {
      String gone = now().dropped().firstKey();
      add("UNDROP TABLE " + gone, now().undropped(gone));
    } else if (choice >= 90) {
      String to = newName();
      add("ALTER " + kind + name + " RENAME TO " + to, now().renamed(name, to));
    } else {
      add("DROP " + kind + name, view ? now().withoutView(name) : now().droppedTable(name));
    }
  }

  private List<String> names(boolean views) {
    return now().names().entrySet().stream()
        .filter(entry -> entry.getValue().view() == views)
        .map(Map.Entry::getKey)
        .toList();
  }

  private String newName() {
    return "w" + writer + "_" + now().created();
  }

  private long anyOf(SortedMap<Long, Long> rows) {
    List<Long> ids = List.copyOf(rows.keySet());
    return ids.get(random.nextInt(ids.size()));
  }
}
