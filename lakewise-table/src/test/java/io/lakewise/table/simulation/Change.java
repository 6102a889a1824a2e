package io.lakewise.table.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;

/** What a statement means to the model. */
public sealed interface Change {

  /** The version after it. */
  State apply(State before);

  /** Rows that nothing else decides, with values for the columns that there are. */
  record Insert(List<Row> rows) implements Change {
    @Override
    public State apply(State before) {
      return before.with(rows.stream().map(row -> row.only(before.extras())).toList());
    }
  }

  /** The same, once for a number of an application. */
  record InsertOnce(List<Row> rows, String application, long number) implements Change {
    @Override
    public State apply(State before) {
      return before.with(rows).withApplication(application, number);
    }
  }

  /** Rows of a range of keys. */
  record Delete(long from, long to) implements Change {
    @Override
    public State apply(State before) {
      return before.without(before.rows().values().stream().filter(this::meant).toList());
    }

    private boolean meant(Row row) {
      return row.key() >= from && row.key() <= to;
    }
  }

  /** Rows of a range of keys. */
  record Update(long from, long to, long more) implements Change {
    @Override
    public State apply(State before) {
      return before.mapped(row -> row.key() >= from && row.key() <= to ? row.plus(more) : row);
    }
  }

  /** Updates rows with some keys, and inserts a row for each key that there is not. */
  record Merge(Map<Long, Row> source, long more) implements Change {
    @Override
    public State apply(State before) {
      Set<Long> missing = new TreeSet<>(source.keySet());
      before.rows().values().forEach(row -> missing.remove(row.key()));
      State updated = before.mapped(row -> source.containsKey(row.key()) ? row.plus(more) : row);
      return updated.with(
          new TreeMap<>(source)
              .values().stream().filter(row -> missing.contains(row.key())).toList());
    }
  }

  /** A column more. */
  record AddColumn(String name) implements Change {
    @Override
    public State apply(State before) {
      List<String> more = new ArrayList<>(before.extras());
      more.add(name);
      return before.withExtras(more);
    }
  }

  /** A column less. */
  record DropColumn(String name) implements Change {
    @Override
    public State apply(State before) {
      List<String> fewer = new ArrayList<>(before.extras());
      fewer.remove(name);
      return before.withExtras(fewer).mapped(row -> row.without(name));
    }
  }

  /** A column under another name. */
  record RenameColumn(String from, String to) implements Change {
    @Override
    public State apply(State before) {
      List<String> renamed = new ArrayList<>(before.extras());
      renamed.replaceAll(name -> name.equals(from) ? to : name);
      return before.withExtras(renamed).mapped(row -> row.renamed(from, to));
    }
  }

  /** Another version's rows and columns. */
  record Replace(String by, Supplier<State> other) implements Change {
    @Override
    public State apply(State before) {
      State then = other.get();
      return new State(then.extras(), then.rows(), before.applications());
    }

    @Override
    public String toString() {
      return "%s[%s]".formatted("Replace", by);
    }
  }

  /** The table, made of nothing. */
  record Create(String from, Supplier<State> first) implements Change {
    @Override
    public State apply(State before) {
      return first.get();
    }

    @Override
    public String toString() {
      return "%s[%s]".formatted("Create", from);
    }
  }

  /** Nothing that a reader sees, as a version or as none. */
  record Maybe() implements Change {
    @Override
    public State apply(State before) {
      return before;
    }
  }

  /** A vacuum: nothing that a reader sees, said before and after it. */
  record Vacuum() implements Change {
    @Override
    public State apply(State before) {
      return before;
    }
  }

  /** Nothing that a reader sees. */
  record Nothing() implements Change {
    @Override
    public State apply(State before) {
      return before;
    }
  }

  /** Whether it changes columns, which it does whatever rows there are. */
  default boolean changesColumns() {
    return this instanceof AddColumn
        || this instanceof DropColumn
        || this instanceof RenameColumn
        || this instanceof Create;
  }
}
