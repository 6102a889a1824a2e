package io.lakewise.engine.workbench.duckdb;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lakewise.engine.tree.Trees;
import io.lakewise.engine.workbench.BoundTable;
import io.lakewise.engine.workbench.Plan;
import io.lakewise.engine.workbench.TreePlan;
import io.lakewise.table.parquet.duckdb.Literals;
import io.lakewise.table.predicate.Predicate;
import io.lakewise.table.type.StructType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Plans of queries of one table that were asked before with other values. A plan is made without
 * DuckDB only where, for an earlier query that differs in those values alone, DuckDB's text and
 * predicate were what is made here. Bounded; the least recently used goes first. Thread-safe.
 */
public final class PlanTemplates {

  private static final int MOST = 128;
  private static final int LONGEST = 16 << 10;

  /** DuckDB tells less where values contradict each other, but not often by chance. */
  private static final int MOST_SEEN = 4;

  /** Begins what stands for a value, of digits alone as it may be a number. */
  private static final String MARK = "719365820417";

  /** What queries that differ in values alone have in common. */
  private record Key(
      String tree, String table, StructType schema, boolean positions, boolean rowIds) {}

  /**
   * What is known of them.
   *
   * @param seen how many of DuckDB's plans: none is compared with the first, as many never recur
   * @param text before, between and behind the values; empty if plans are DuckDB's to make
   */
  private record Template(int seen, List<String> text) {}

  private final Map<Key, Template> templates =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, Template> eldest) {
          return size() > MOST;
        }
      };

  /** A query that is to be planned; empty if its plan is DuckDB's to make in any case. */
  public Optional<Question> of(ObjectNode tree, List<BoundTable> tables) {
    ObjectNode marked = tree.deepCopy();
    return SimpleQuery.of(marked, tables).flatMap(query -> question(marked, query, tables.get(0)));
  }

  private Optional<Question> question(ObjectNode marked, SimpleQuery query, BoundTable table) {
    List<String> values = new ArrayList<>();
    List<String> marks = new ArrayList<>();
    for (ObjectNode literal : query.literals()) {
      String mark = MARK + (100 + marks.size());
      values.add(written(literal));
      literal.put("text", mark);
      marks.add(written(literal));
    }
    String rest = Trees.withoutPlaces(marked);
    Key key = new Key(rest, table.name(), table.scan().schema(), table.positions(), table.rowIds());
    return rest.length() > LONGEST
        ? Optional.empty()
        : Optional.of(new Question(key, query.conditions(), values, marked, marks));
  }

  private static String written(ObjectNode literal) {
    String text = literal.path("text").asText();
    return literal.path("kind").asText().equals("STRING") ? Literals.text(text) : text;
  }

  /** One query. Not thread-safe. */
  public final class Question {

    private final Key key;
    private final List<Predicate> conditions;
    private final List<String> values;
    private final ObjectNode marked;
    private final List<String> marks;

    private Question(
        Key key,
        List<Predicate> conditions,
        List<String> values,
        ObjectNode marked,
        List<String> marks) {
      this.key = key;
      this.conditions = conditions;
      this.values = values;
      this.marked = marked;
      this.marks = marks;
    }

    /** Its plan, without its columns and filters; empty if that is DuckDB's to make. */
    public Optional<TreePlan> plan() {
      Template template;
      synchronized (templates) {
        template = templates.get(key);
      }
      if (template == null || template.text.isEmpty()) {
        return Optional.empty();
      }
      Map<String, Predicate> predicates =
          conditions.isEmpty() ? Map.of() : Map.of(key.table, new Predicate.And(conditions));
      return Optional.of(
          new TreePlan(select(template.text), new Plan(List.of(), predicates, Map.of())));
    }

    /**
     * Learns from DuckDB's plan.
     *
     * @param render writes a tree as text; called for few queries of a kind, not for the first
     */
    public void keep(TreePlan planned, Function<ObjectNode, String> render) {
      Template before;
      synchronized (templates) {
        before = templates.putIfAbsent(key, new Template(1, List.of()));
      }
      if (before != null && before.text.isEmpty() && before.seen < MOST_SEEN) {
        Template template = new Template(before.seen + 1, text(planned, render));
        synchronized (templates) {
          templates.put(key, template);
        }
      }
    }

    private List<String> text(TreePlan planned, Function<ObjectNode, String> render) {
      Predicate told = planned.plan().predicates().getOrDefault(key.table, Predicate.ALWAYS);
      if (!SimpleQuery.conditions(told)
          .equals(SimpleQuery.conditions(new Predicate.And(conditions)))) {
        return List.of();
      }
      List<String> text = cut(render.apply(marked));
      return !text.isEmpty() && select(text).equals(planned.select()) ? text : List.of();
    }

    /** The text around the marks; empty if they do not stand in it once each, in order. */
    private List<String> cut(String text) {
      List<String> parts = new ArrayList<>();
      int done = 0;
      for (String mark : marks) {
        int at = text.indexOf(mark);
        if (at < done || at != text.lastIndexOf(mark)) {
          return List.of();
        }
        parts.add(text.substring(done, at));
        done = at + mark.length();
      }
      parts.add(text.substring(done));
      return parts;
    }

    private String select(List<String> text) {
      StringBuilder select = new StringBuilder();
      for (int i = 0; i < values.size(); i++) {
        select.append(text.get(i)).append(values.get(i));
      }
      return select.append(text.get(values.size())).toString();
    }
  }
}
