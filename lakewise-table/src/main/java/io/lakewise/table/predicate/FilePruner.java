package io.lakewise.table.predicate;

import io.lakewise.table.predicate.Predicate.Operator;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Decides by statistics which files may hold a row for which a predicate is true. A file is left
 * out only if that is impossible. Negation is pushed down to the columns, where "false" is a
 * condition of its own, so nulls count as neither. Immutable and thread-safe.
 */
public final class FilePruner {

  /** A set of files that may hold a row for which a condition is true. */
  private interface FileTest {
    long[] mayMatch(FileBatch batch);
  }

  private final Function<Column, Optional<IndexedColumn>> columns;
  private final FileTest test;

  private FilePruner(Predicate predicate, Function<Column, Optional<IndexedColumn>> columns) {
    this.columns = columns;
    this.test = test(predicate, true);
  }

  /**
   * Prepares a predicate.
   *
   * @param columns what a logical column is in the files; empty if nothing is known of it
   */
  public static FilePruner of(
      Predicate predicate, Function<Column, Optional<IndexedColumn>> columns) {
    return new FilePruner(predicate, columns);
  }

  /** A bit for each file of the batch, the first in the lowest bit: whether it may match. */
  public long[] mayMatch(FileBatch batch) {
    return test.mayMatch(batch);
  }

  /** The test whether a row may exist for which the predicate has the wanted outcome. */
  private FileTest test(Predicate predicate, boolean wanted) {
    return ColumnSet.of(predicate, wanted, columns)
        .map(FilePruner::values)
        .orElseGet(() -> otherTest(predicate, wanted));
  }

  private static FileTest values(ColumnSet set) {
    return values(set.column(), Optional.of(set.ranges()));
  }

  private FileTest otherTest(Predicate predicate, boolean wanted) {
    if (predicate instanceof Predicate.And || predicate instanceof Predicate.Or) {
      return wanted == predicate instanceof Predicate.And
          ? every(predicate, wanted)
          : some(children(predicate), wanted);
    }
    if (predicate instanceof Predicate.Not not) {
      return test(not.child(), !wanted);
    }
    if (predicate instanceof Predicate.Comparison comparison) {
      return comparison(comparison, wanted);
    }
    if (predicate instanceof Predicate.In in) {
      return in.values().isEmpty()
          ? wanted ? FileBatch::none : FileBatch::all
          : anyValue(in.column());
    }
    if (predicate instanceof Predicate.IsNull isNull) {
      return nulls(isNull.column(), wanted);
    }
    if (predicate instanceof Predicate.IsNotNull isNotNull) {
      return nulls(isNotNull.column(), !wanted);
    }
    if (predicate instanceof Predicate.StartsWith startsWith) {
      return anyValue(startsWith.column());
    }
    return FileBatch::all;
  }

  private static List<Predicate> children(Predicate predicate) {
    return predicate instanceof Predicate.And and
        ? and.children()
        : ((Predicate.Or) predicate).children();
  }

  /** Of conditions on one column, a value has to fulfil all at once. */
  private FileTest every(Predicate predicate, boolean wanted) {
    List<FileTest> tests = new ArrayList<>();
    Map<IndexedColumn, List<ColumnSet>> sets = new LinkedHashMap<>();
    collect(predicate, wanted, tests, sets);
    sets.values().forEach(column -> tests.add(values(ColumnSet.intersection(column))));
    return batch -> {
      long[] bits = batch.all();
      for (FileTest child : tests) {
        and(bits, child.mayMatch(batch));
      }
      return bits;
    };
  }

  private void collect(
      Predicate predicate,
      boolean wanted,
      List<FileTest> tests,
      Map<IndexedColumn, List<ColumnSet>> sets) {
    Optional<ColumnSet> set = ColumnSet.of(predicate, wanted, columns);
    boolean conjunction =
        wanted ? predicate instanceof Predicate.And : predicate instanceof Predicate.Or;
    if (set.isPresent()) {
      sets.computeIfAbsent(set.get().column(), column -> new ArrayList<>()).add(set.get());
    } else if (conjunction) {
      children(predicate).forEach(child -> collect(child, wanted, tests, sets));
    } else if (predicate instanceof Predicate.Not not) {
      collect(not.child(), !wanted, tests, sets);
    } else {
      tests.add(otherTest(predicate, wanted));
    }
  }

  private FileTest some(List<Predicate> children, boolean wanted) {
    List<FileTest> tests = tests(children, wanted);
    return batch -> {
      long[] bits = batch.none();
      for (FileTest child : tests) {
        or(bits, child.mayMatch(batch));
      }
      return bits;
    };
  }

  private List<FileTest> tests(List<Predicate> children, boolean wanted) {
    List<FileTest> tests = new ArrayList<>();
    for (Predicate child : children) {
      tests.add(test(child, wanted));
    }
    return tests;
  }

  private FileTest nulls(Column name, boolean wanted) {
    Optional<IndexedColumn> found = columns.apply(name);
    if (found.isEmpty()) {
      return FileBatch::all;
    }
    IndexedColumn column = found.get();
    return batch -> {
      ColumnBounds bounds = batch.bounds(column);
      return (wanted ? bounds.nulls() : bounds.values()).clone();
    };
  }

  private FileTest comparison(Predicate.Comparison comparison, boolean wanted) {
    Operator operator = wanted ? comparison.operator() : comparison.operator().opposite();
    if (operator != Operator.DISTINCT) {
      return anyValue(comparison.column());
    }
    FileTest values =
        test(
            new Predicate.Comparison(comparison.column(), Operator.NOT_EQUAL, comparison.value()),
            true);
    FileTest nulls = nulls(comparison.column(), true);
    return batch -> or(values.mayMatch(batch), nulls.mayMatch(batch));
  }

  private FileTest anyValue(Column column) {
    return nulls(column, false);
  }

  /** The files with a value in the ranges; with unknown ranges, those with any value. */
  private static FileTest values(IndexedColumn column, Optional<ValueRanges> ranges) {
    return batch -> {
      ColumnBounds bounds = batch.bounds(column);
      if (ranges.isEmpty() || bounds instanceof UnknownBounds) {
        return bounds.values().clone();
      }
      return bounds.matching(ranges.get());
    };
  }

  private static void and(long[] bits, long[] others) {
    for (int word = 0; word < bits.length; word++) {
      bits[word] &= others[word];
    }
  }

  private static long[] or(long[] bits, long[] others) {
    for (int word = 0; word < bits.length; word++) {
      bits[word] |= others[word];
    }
    return bits;
  }
}
