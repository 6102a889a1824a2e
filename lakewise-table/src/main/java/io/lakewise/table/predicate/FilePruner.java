package io.lakewise.table.predicate;

import io.lakewise.table.predicate.Predicate.Operator;
import java.util.ArrayList;
import java.util.List;
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
    if (predicate instanceof Predicate.And and) {
      return wanted ? every(and.children(), true) : some(and.children(), false);
    }
    if (predicate instanceof Predicate.Or or) {
      return wanted ? some(or.children(), true) : every(or.children(), false);
    }
    if (predicate instanceof Predicate.Not not) {
      return test(not.child(), !wanted);
    }
    if (predicate instanceof Predicate.Comparison comparison) {
      return comparison(comparison, wanted);
    }
    if (predicate instanceof Predicate.In in) {
      return in(in, wanted);
    }
    if (predicate instanceof Predicate.IsNull isNull) {
      return nulls(isNull.column(), wanted);
    }
    if (predicate instanceof Predicate.IsNotNull isNotNull) {
      return nulls(isNotNull.column(), !wanted);
    }
    if (predicate instanceof Predicate.StartsWith startsWith) {
      return startsWith(startsWith, wanted);
    }
    return FileBatch::all;
  }

  private FileTest every(List<Predicate> children, boolean wanted) {
    List<FileTest> tests = tests(children, wanted);
    return batch -> {
      long[] bits = batch.all();
      for (FileTest child : tests) {
        and(bits, child.mayMatch(batch));
      }
      return bits;
    };
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
    Operator operator = wanted ? comparison.operator() : opposite(comparison.operator());
    Optional<IndexedColumn> found = columns.apply(comparison.column());
    if (found.isEmpty()) {
      return FileBatch::all;
    }
    FileTest values =
        values(
            found.get(),
            ColumnConditions.comparison(operator, comparison.value(), found.get().type()));
    if (operator != Operator.DISTINCT) {
      return values;
    }
    FileTest nulls = nulls(comparison.column(), true);
    return batch -> or(values.mayMatch(batch), nulls.mayMatch(batch));
  }

  /** The operator that is true where the given one is false. */
  private static Operator opposite(Operator operator) {
    return switch (operator) {
      case EQUAL -> Operator.NOT_EQUAL;
      case NOT_EQUAL -> Operator.EQUAL;
      case LESS -> Operator.GREATER_OR_EQUAL;
      case LESS_OR_EQUAL -> Operator.GREATER;
      case GREATER -> Operator.LESS_OR_EQUAL;
      case GREATER_OR_EQUAL -> Operator.LESS;
      case NOT_DISTINCT -> Operator.DISTINCT;
      case DISTINCT -> Operator.NOT_DISTINCT;
    };
  }

  private FileTest in(Predicate.In in, boolean wanted) {
    if (!wanted) {
      List<Predicate> different = new ArrayList<>();
      for (Literal value : in.values()) {
        different.add(new Predicate.Comparison(in.column(), Operator.NOT_EQUAL, value));
      }
      return every(different, true);
    }
    return columns
        .apply(in.column())
        .map(column -> values(column, ColumnConditions.in(in.values(), column.type())))
        .orElse(in.values().isEmpty() ? FileBatch::none : FileBatch::all);
  }

  private FileTest startsWith(Predicate.StartsWith condition, boolean wanted) {
    return columns
        .apply(condition.column())
        .map(
            column ->
                values(
                    column, ColumnConditions.startsWith(condition.prefix(), wanted, column.type())))
        .orElse(FileBatch::all);
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
