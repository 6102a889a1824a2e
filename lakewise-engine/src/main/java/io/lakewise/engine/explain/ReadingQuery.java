package io.lakewise.engine.explain;

import io.lakewise.engine.error.DescribeErrors;
import io.lakewise.engine.statement.DataStatement;
import io.lakewise.engine.statement.DataStatement.Assignment;
import io.lakewise.engine.statement.DataStatement.Delete;
import io.lakewise.engine.statement.DataStatement.Insert;
import io.lakewise.engine.statement.DataStatement.Merge;
import io.lakewise.engine.statement.DataStatement.Update;
import io.lakewise.engine.statement.Fragment;
import io.lakewise.engine.statement.MergeClause;
import io.lakewise.engine.statement.Name;
import io.lakewise.engine.statement.QueryText;
import io.lakewise.table.parquet.duckdb.Identifiers;
import java.util.Locale;
import java.util.Optional;

/** The query that stands for what a statement that changes rows reads. */
final class ReadingQuery {

  private ReadingQuery() {}

  /** How messages call the statement. */
  static String name(DataStatement statement) {
    String name = statement.getClass().getSimpleName();
    return name.equals("CopyInto") ? "COPY INTO" : name.toUpperCase(Locale.ROOT);
  }

  static String of(DataStatement statement) {
    if (statement instanceof Insert insert && !isDefaultValues(insert)) {
      return QueryText.rewrite(insert.query()).text();
    }
    if (statement instanceof Delete delete) {
      return "SELECT * FROM " + from(delete.table(), delete.alias()) + where(delete.condition());
    }
    if (statement instanceof Update update) {
      StringBuilder select = new StringBuilder("SELECT *");
      for (Assignment assignment : update.assignments()) {
        if (!assignment.value().text().equalsIgnoreCase("DEFAULT")) {
          select.append(", ").append(text(assignment.value()));
        }
      }
      return select + " FROM " + from(update.table(), update.alias()) + where(update.condition());
    }
    if (statement instanceof Merge merge) {
      return merge(merge);
    }
    throw DescribeErrors.noPlan(name(statement));
  }

  private static String merge(Merge merge) {
    boolean inserts = false;
    boolean keepsTarget = false;
    for (MergeClause clause : merge.clauses()) {
      inserts |= clause.match() == MergeClause.Match.NOT_MATCHED_BY_TARGET;
      keepsTarget |= clause.match() == MergeClause.Match.NOT_MATCHED_BY_SOURCE;
    }
    String join = inserts ? keepsTarget ? "FULL" : "LEFT" : keepsTarget ? "RIGHT" : "INNER";
    String source = QueryText.rewrite(merge.source()).text();
    return "SELECT * FROM "
        + source
        + merge.sourceAlias().map(alias -> " AS " + Identifiers.quote(alias)).orElse("")
        + " "
        + join
        + " JOIN "
        + from(merge.table(), merge.alias())
        + " ON "
        + text(merge.condition());
  }

  private static boolean isDefaultValues(Insert insert) {
    return insert.query().text().matches("(?is)default\\s+values");
  }

  private static String from(Name table, Optional<String> alias) {
    return table.quoted() + alias.map(name -> " AS " + Identifiers.quote(name)).orElse("");
  }

  private static String where(Optional<Fragment> condition) {
    return condition.map(given -> " WHERE " + text(given)).orElse("");
  }

  private static String text(Fragment fragment) {
    return "(" + QueryText.rewrite(fragment).text() + "\n)";
  }
}
