package io.lakewise.engine.query;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lakewise.catalog.principal.Membership;
import io.lakewise.engine.error.NameErrors;
import io.lakewise.engine.gate.Gate;
import io.lakewise.engine.session.Parameter;
import io.lakewise.engine.tree.Trees;
import io.lakewise.engine.workbench.Workbench;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Turns a query's text into one over pinned tables: the tree passes the gate, each name in it is
 * resolved, views and functions are expanded in place, each with its owner in the chain through
 * which a table was reached. One binder serves one statement, so that each table is read at one
 * version unless the text asks for another.
 */
public final class QueryBinder {

  private static final int MAX_DEPTH = 32;

  private final Workbench workbench;
  private final Constants constants;
  private final Moment moment;
  private final Consumer<BoundQuery> planner;
  private final FunctionCalls calls;
  private final ParameterValues parameters;
  private final PolicyBinder policies;
  private final Supplier<Membership> membership;
  private final List<BoundReference> references = new ArrayList<>();
  private int named;
  private boolean varies;
  private boolean passes;

  /**
   * A binder for one statement.
   *
   * @param planner throws what DuckDB says about a query
   * @param policies which hold for whatever table is read
   * @param guards those that were bound before
   * @param membership the groups of whom the statement is run for
   * @param parameters values for the markers in the statement's own text
   */
  public QueryBinder(
      Workbench workbench,
      Constants constants,
      Moment moment,
      Consumer<BoundQuery> planner,
      TablePolicy.Source policies,
      KeptGuards guards,
      Supplier<Membership> membership,
      List<Parameter> parameters) {
    this.workbench = workbench;
    this.constants = constants;
    this.moment = moment;
    this.planner = planner;
    this.policies = new PolicyBinder(workbench, policies, guards, membership);
    this.membership = membership;
    this.calls = new FunctionCalls(workbench);
    this.parameters = new ParameterValues(workbench, parameters);
  }

  /**
   * Binds a query as its author sees names. Names of several queries of one statement are distinct.
   *
   * @return the query with the references of this text alone
   */
  public BoundQuery bind(String select, NameScope scope) {
    BoundTree bound = tree(select, scope);
    return bound.rendered(workbench);
  }

  /** Binds the query of a policy by itself, as it must be possible to do. */
  public BoundQuery bind(PolicySql policy) {
    BoundTree bound = bound(expand(policy.select(), new Context(policy, List.of(), 1)), 0);
    return bound.rendered(workbench);
  }

  /** The same as a tree, for who has more to do with it in the executing half. */
  public BoundTree tree(String select, NameScope scope) {
    int before = references.size();
    ObjectNode tree = expand(select, new Context(scope, List.of(), 0));
    new DeepDocuments(workbench).guardIn(tree);
    return bound(tree, before);
  }

  private BoundTree bound(ObjectNode tree, int before) {
    List<BoundReference> found = List.copyOf(references.subList(before, references.size()));
    return new BoundTree(tree, found, ShapeReader.of(tree, found), varies);
  }

  private record Context(NameScope scope, List<String> owners, int depth) {
    Context inside(NameScope inner, String owner, String label) {
      if (depth >= MAX_DEPTH) {
        throw NameErrors.nestedTooDeeply(label, MAX_DEPTH);
      }
      List<String> chain = new ArrayList<>(owners);
      if (owner != null) {
        chain.add(owner);
      }
      return new Context(inner, List.copyOf(chain), depth + 1);
    }
  }

  private ObjectNode expand(String select, Context context) {
    ObjectNode tree = workbench.parse(select);
    if (context.depth() == 0) {
      parameters.replaceIn(tree);
    }
    // Before all else, as only the gate knows which trees are too deep to be walked.
    Gate.Inspection found = Gate.inspect(tree);
    boolean changed =
        new BareVariables(
                name -> context.scope().variable(name).map(value -> variable(name, context)),
                tried -> plan(tried, context))
            .replaceIn(tree);
    expand(tree, changed ? Gate.inspect(tree) : found, context);
    return tree;
  }

  /** Plans a tree as if it were bound. */
  private void plan(ObjectNode tree, Context context) {
    int before = references.size();
    try {
      expand(tree, Gate.inspect(tree), context);
      BoundTree bound = bound(tree, before);
      planner.accept(bound.rendered(workbench));
    } finally {
      references.subList(before, references.size()).clear();
    }
  }

  private void expand(ObjectNode tree, Gate.Inspection found, Context context) {
    varies |= !found.varying().isEmpty();
    new SessionReferences(
            name -> context.scope().variable(name).map(value -> variable(name, context)))
        .replaceIn(tree);
    ColumnPrefixes prefixes = new ColumnPrefixes(tree);
    List<Edit> edits = new ArrayList<>();
    for (Gate.TableReference table : found.tables()) {
      edits.add(new Edit(table.pointer(), at -> table(tree, at, table, prefixes, context)));
    }
    for (Gate.TableFunctionCall call : found.tableFunctions()) {
      edits.add(new Edit(call.pointer(), at -> tableFunction(tree, at, call, context)));
    }
    for (Gate.FunctionCall call : found.functions()) {
      edits.add(new Edit(call.pointer(), at -> function(tree, at, call, context)));
    }
    for (Gate.FunctionCall call : found.varying()) {
      edits.add(new Edit(call.pointer(), at -> moment(tree, at, call)));
    }
    edits.sort(Comparator.comparingInt((Edit edit) -> depth(edit.pointer())).reversed());
    edits.forEach(edit -> edit.change().accept(JsonPointer.compile(edit.pointer())));
    prefixes.apply();
  }

  private record Edit(String pointer, Consumer<JsonPointer> change) {}

  private static int depth(String pointer) {
    return (int) pointer.chars().filter(c -> c == '/').count();
  }

  private void table(
      ObjectNode tree,
      JsonPointer pointer,
      Gate.TableReference reference,
      ColumnPrefixes prefixes,
      Context context) {
    JsonNode node = tree.at(pointer);
    List<String> name = reference.name();
    Relation relation = context.scope().relation(name, version(reference));
    String last = name.get(name.size() - 1);
    boolean aliased = !node.path("alias").asText().isEmpty();
    String alias = aliased ? node.path("alias").asText() : last;
    if (!aliased && name.size() > 1) {
      prefixes.cut(pointer, name.subList(0, name.size() - 1), last);
    }
    Trees.replace(tree, pointer, relation(relation, node, alias, context));
  }

  private void tableFunction(
      ObjectNode tree, JsonPointer pointer, Gate.TableFunctionCall call, Context context) {
    JsonNode node = tree.at(pointer);
    JsonNode arguments = node.path("function").path("arguments");
    String alias = node.path("alias").asText();
    if (alias.isEmpty()) {
      alias = call.name().get(call.name().size() - 1);
    }
    Optional<Relation> relation =
        call.name().size() == 1
            ? context.scope().tableFunction(call.name().get(0), arguments)
            : Optional.empty();
    if (relation.isPresent() && relation.get() instanceof Relation.Call checked) {
      Trees.call((ObjectNode) node.get("function"), checked.function(), checked.arguments());
      return;
    }
    if (relation.isPresent()) {
      Trees.replace(tree, pointer, relation(relation.get(), node, alias, context));
      return;
    }
    UserFunction function =
        context
            .scope()
            .function(call.name())
            .filter(found -> found.returns().isEmpty())
            .orElseThrow(() -> NameErrors.noSuchFunction(String.join(".", call.name()), true));
    JsonNode body = calls.table(function, arguments, inside -> expandInside(function, context));
    JsonNode columns = node.path("column_name_alias");
    if (columns.isEmpty()) {
      columns = Trees.names(function.resultColumns());
    }
    Trees.replace(tree, pointer, Trees.subquery(body, alias, columns, node.get("sample")));
  }

  private void function(
      ObjectNode tree, JsonPointer pointer, Gate.FunctionCall call, Context context) {
    JsonNode node = tree.at(pointer);
    JsonNode arguments = node.path("arguments");
    if (call.name().size() == 1 && call.name().get(0).equalsIgnoreCase("getvariable")) {
      String variable = arguments.path(0).path("expression").path("literal").path("text").asText();
      Trees.replace(tree, pointer, variable(variable, context));
      return;
    }
    String last = call.name().get(call.name().size() - 1);
    // No function of a user's stands in the place of those that policies trust.
    if (call.name().size() == 1 && moment.constant(last).isPresent()) {
      moment(tree, pointer, call);
      return;
    }
    if (call.name().size() == 1 && GroupFunctions.NAMES.contains(key(last))) {
      varies = true;
      ObjectNode answer = GroupFunctions.answer(workbench, last, arguments, membership.get());
      replaceValue(tree, pointer, answer, last);
      return;
    }
    Optional<UserFunction> found =
        context.scope().function(call.name()).filter(each -> each.returns().isPresent());
    UserFunction function =
        found.orElseThrow(() -> NameErrors.noSuchFunction(String.join(".", call.name()), false));
    ObjectNode value =
        (ObjectNode) calls.scalar(function, arguments, inside -> expandInside(function, context));
    replaceValue(tree, pointer, value, last);
  }

  /** A call's value in the place of the call, called in a result as the call would be. */
  private static void replaceValue(
      ObjectNode tree, JsonPointer pointer, ObjectNode value, String name) {
    String alias = tree.at(pointer).path("alias").asText();
    boolean selected = pointer.head().last().toString().equals("/select_list");
    value.put("alias", alias.isEmpty() && selected ? name : alias);
    Trees.replace(tree, pointer, value);
  }

  private static String key(String name) {
    return name.toLowerCase(Locale.ROOT);
  }

  private void moment(ObjectNode tree, JsonPointer pointer, Gate.FunctionCall call) {
    varies = true;
    String name = call.name().get(call.name().size() - 1);
    passes |= !Moment.asksWho(name);
    JsonNode node = tree.at(pointer);
    Optional<String> constant =
        node.path("arguments").isEmpty() ? moment.constant(name) : Optional.empty();
    if (constant.isEmpty()) {
      return;
    }
    ObjectNode value =
        (ObjectNode) Trees.onlyExpression(workbench.parse("SELECT " + constant.get()));
    replaceValue(tree, pointer, value, name);
  }

  private JsonNode variable(String name, Context context) {
    String value =
        context.scope().variable(name).orElseThrow(() -> NameErrors.noSuchVariable(name));
    return Trees.onlyExpression(workbench.parse("SELECT " + value));
  }

  private ObjectNode expandInside(UserFunction function, Context context) {
    String select = function.returns().isPresent() ? "SELECT " + function.body() : function.body();
    return expand(select, context.inside(function.scope(), function.owner(), function.label()));
  }

  private ObjectNode relation(Relation relation, JsonNode node, String alias, Context context) {
    JsonNode columns = node.path("column_name_alias");
    JsonNode sample = node.get("sample");
    if (relation instanceof Relation.Table table) {
      String name = newName();
      Optional<KeptGuards.Kept> policy =
          policies.guard(name, table, (sql, label) -> apart(sql, label, context));
      varies |= policy.map(KeptGuards.Kept::varies).orElse(false);
      references.add(
          new BoundReference.Version(
              name,
              table.table(),
              table.snapshot(),
              table.label(),
              context.owners(),
              table.positions(),
              policy.map(KeptGuards.Kept::guard).orElse(null)));
      return Trees.baseTable(name, alias, columns, sample);
    }
    if (relation instanceof Relation.View view) {
      ObjectNode body =
          expand(view.select(), context.inside(view.scope(), view.owner(), view.label()));
      return Trees.subquery(
          body, alias, columns.isEmpty() ? Trees.names(view.columnNames()) : columns, sample);
    }
    if (relation instanceof Relation.Step step) {
      return Trees.baseTable(step.name(), alias, columns, sample);
    }
    if (relation instanceof Relation.Changes changes) {
      Optional<PolicySql> policy = policies.changes(changes);
      ObjectNode select =
          policy.isEmpty()
              ? computed(changes.rows(), false)
              : expand(policy.get().select(), context.inside(policy.get(), null, changes.label()));
      return Trees.subquery(select, alias, columns, sample);
    }
    Relation.Computed computed = (Relation.Computed) relation;
    return Trees.subquery(computed(computed, computed.guarded()), alias, columns, sample);
  }

  private String newName() {
    return "__t" + named++;
  }

  private ObjectNode computed(Relation.Computed computed, boolean guarded) {
    ObjectNode select = workbench.parse(computed.select());
    Map<String, String> names = new HashMap<>();
    for (int i = 0; i < computed.scans().size(); i++) {
      String name = newName();
      references.add(
          new BoundReference.Files(name, computed.scans().get(i), guarded, computed.source()));
      names.put("__s" + i + "__", name);
    }
    Trees.renameTables(select, names);
    return select;
  }

  /** Expands what a policy reads, apart from what the statement does. */
  private PolicyBinder.Expanded apart(PolicySql sql, String label, Context context) {
    int before = references.size();
    boolean variedBefore = varies;
    boolean passedBefore = passes;
    varies = false;
    passes = false;
    try {
      ObjectNode tree = expand(sql.select(), context.inside(sql, null, label));
      List<BoundReference> found = references.subList(before, references.size());
      PolicyBinder.Expanded expanded =
          new PolicyBinder.Expanded(
              tree, List.copyOf(found), varies || !RepeatableTree.is(tree), passes);
      found.clear();
      return expanded;
    } finally {
      varies |= variedBefore;
      passes |= passedBefore;
    }
  }

  private VersionChoice version(Gate.TableReference reference) {
    if (reference.at() == null) {
      return VersionChoice.LATEST;
    }
    JsonNode expression = reference.at().path("expr");
    return reference.at().path("unit").asText().equals("VERSION")
        ? new VersionChoice.Numbered(constants.version(expression))
        : new VersionChoice.AsOf(constants.instant(expression));
  }
}
