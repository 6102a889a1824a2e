package io.lakewise.engine.gate;

import com.fasterxml.jackson.databind.JsonNode;
import io.lakewise.engine.gate.JudgedFunctions.Judgement;
import io.lakewise.engine.gate.JudgedFunctions.Kind;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** One look through one tree. */
final class TreeWalk {

  private static final Pattern OWN_TABLE =
      Pattern.compile("__t\\d+|__lakewise_.*", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

  private final JudgedFunctions functions;
  private final List<Gate.TableReference> tables = new ArrayList<>();
  private final List<Gate.TableFunctionCall> tableFunctions = new ArrayList<>();
  private final List<Gate.FunctionCall> unknown = new ArrayList<>();
  private final List<Gate.FunctionCall> varying = new ArrayList<>();
  private final Conditions conditions = new Conditions();
  private int deepest;

  TreeWalk(JudgedFunctions functions) {
    this.functions = functions;
  }

  Gate.Inspection inspect(JsonNode tree) {
    walk(tree, Path.ROOT, Scope.NONE);
    return new Gate.Inspection(tables, tableFunctions, unknown, varying);
  }

  private void walk(JsonNode node, Path around, Scope scope) {
    Path path = around.loaded(StackLoad.of(node));
    load(path.load());
    if (node.isArray()) {
      for (int i = 0; i < node.size(); i++) {
        walk(node.get(i), path.at(Integer.toString(i)), scope);
      }
    } else if (node.isObject()) {
      if (node.path("class").isTextual()) {
        expression(node, path, scope);
      } else if (node.path("type").isTextual()) {
        typed(node, path, scope);
      } else {
        children(node, path, scope);
      }
    }
  }

  private void load(int bytes) {
    if (bytes > StackLoad.MOST) {
      throw GateErrors.tooDeep();
    }
    deepest = Math.max(deepest, bytes);
  }

  private void children(JsonNode node, Path path, Scope scope) {
    Iterator<Map.Entry<String, JsonNode>> fields = node.fields();
    while (fields.hasNext()) {
      Map.Entry<String, JsonNode> field = fields.next();
      walk(field.getValue(), path.at(field.getKey()), scope);
    }
  }

  private void typed(JsonNode node, Path path, Scope scope) {
    String type = node.path("type").asText();
    if (!KnownNodes.TYPES.contains(type)) {
      throw type.endsWith("_QUERY_NODE")
          ? GateErrors.changing(type.substring(0, type.indexOf('_')))
          : GateErrors.node(type);
    }
    switch (type) {
      case "BASE_TABLE" -> table(node, path, scope);
      case "TABLE_FUNCTION" -> tableFunction(node, path, scope);
      case "SHOW_REF" -> show(node, path, scope);
      case "SET_OPERATION_NODE" -> {
        conditions.union(node);
        query(node, path, scope);
      }
      case "RECURSIVE_CTE_NODE" -> recursive(node, path, scope);
      case "CTE_NODE" -> throw GateErrors.node(type);
      case "PIVOT" -> pivot(node, path, scope);
      default -> query(node, path, scope);
    }
  }

  /** A CTE sees those before it, the query itself sees all. */
  private void query(JsonNode node, Path path, Scope outer) {
    Scope scope = declare(node, path, outer);
    Iterator<Map.Entry<String, JsonNode>> fields = node.fields();
    while (fields.hasNext()) {
      Map.Entry<String, JsonNode> field = fields.next();
      if (!field.getKey().equals("cte_map")) {
        walk(field.getValue(), path.at(field.getKey()), scope);
      }
    }
  }

  private Scope declare(JsonNode node, Path path, Scope outer) {
    Scope scope = outer;
    JsonNode map = node.path("cte_map").path("map");
    for (int i = 0; i < map.size(); i++) {
      Path entry = path.at("cte_map").at("map").at(Integer.toString(i)).at("value");
      int load = separately(map.get(i).path("value"), entry, scope);
      scope = scope.with(commonName(map.get(i).path("key")), load);
    }
    return scope;
  }

  /** The load of a query in WITH, which weighs where it is read and not where it stands. */
  private int separately(JsonNode node, Path path, Scope scope) {
    int outer = deepest;
    deepest = 0;
    walk(node, path.unloaded(), scope);
    int load = deepest;
    deepest = outer;
    return load;
  }

  /** What we call bound tables cannot be called so by anybody else. */
  private static String commonName(JsonNode name) {
    if (OWN_TABLE.matcher(name.asText()).matches()) {
      throw GateErrors.ownName(name.asText());
    }
    return name.asText();
  }

  /** Only the part that is repeated sees the rows so far. */
  private void recursive(JsonNode node, Path path, Scope outer) {
    Scope scope = declare(node, path, outer);
    Iterator<Map.Entry<String, JsonNode>> fields = node.fields();
    while (fields.hasNext()) {
      Map.Entry<String, JsonNode> field = fields.next();
      if (!field.getKey().equals("cte_map")) {
        boolean repeated = field.getKey().equals("right");
        walk(
            field.getValue(),
            path.at(field.getKey()),
            repeated ? scope.with(commonName(node.path("cte_name")), 0) : scope);
      }
    }
  }

  private void pivot(JsonNode node, Path path, Scope scope) {
    for (JsonNode pivot : node.path("pivots")) {
      if (!pivot.path("pivot_enum").asText().isEmpty() || pivot.hasNonNull("subquery")) {
        throw GateErrors.node("PIVOT over a type or a subquery");
      }
    }
    children(node, path, scope);
  }

  private void show(JsonNode node, Path path, Scope scope) {
    if (!node.hasNonNull("query")) {
      throw GateErrors.show();
    }
    walk(node.path("query"), path.at("query"), scope);
  }

  private void table(JsonNode node, Path path, Scope scope) {
    List<String> name = name(node, "table_name");
    JsonNode clause = node.path("at_clause");
    boolean at = clause.isObject();
    if (at || !scope.holds(name)) {
      tables.add(new Gate.TableReference(path.pointer(), name, at ? clause : null));
    } else {
      load(path.load() + StackLoad.COMMON_TABLE + scope.load(name));
    }
    children(node, path, scope);
  }

  private void tableFunction(JsonNode node, Path path, Scope scope) {
    JsonNode call = node.path("function");
    List<String> name = name(call, "function_name");
    String last = name.get(name.size() - 1);
    switch (functions.of(Kind.TABLE, last)) {
      case ALLOW, VARYING -> {
        if (name.size() > 1) {
          tableFunctions.add(new Gate.TableFunctionCall(path.pointer(), name, false));
        }
      }
      case FILES ->
          tableFunctions.add(new Gate.TableFunctionCall(path.pointer(), name, name.size() == 1));
      case UNKNOWN -> tableFunctions.add(new Gate.TableFunctionCall(path.pointer(), name, false));
      case REFUSE -> throw GateErrors.function(last);
    }
    Iterator<Map.Entry<String, JsonNode>> fields = node.fields();
    while (fields.hasNext()) {
      Map.Entry<String, JsonNode> field = fields.next();
      Path below = path.at(field.getKey());
      if (field.getKey().equals("function")) {
        children(field.getValue(), below, scope);
      } else {
        walk(field.getValue(), below, scope);
      }
    }
  }

  private void expression(JsonNode node, Path path, Scope scope) {
    String expression = node.path("class").asText();
    if (!KnownNodes.CLASSES.contains(expression)) {
      throw GateErrors.node(expression);
    }
    switch (expression) {
      case "CONJUNCTION" -> conditions.conjunction(node);
      case "FUNCTION" -> function(node, path);
      case "WINDOW" -> call(node, path);
      case "TYPE" -> type(node);
      case "PARAMETER" -> throw GateErrors.parameter(node.path("identifier").asText());
      case "COLUMN_REF" -> column(node, path);
      default -> {}
    }
    children(node, path, scope);
  }

  private void function(JsonNode node, Path path) {
    if (node.path("export_state").asBoolean()) {
      throw GateErrors.node("EXPORT_STATE");
    }
    List<String> name = name(node, "function_name");
    String last = name.get(name.size() - 1);
    Judgement operator = functions.of(Kind.OPERATOR, last);
    if (operator == Judgement.UNKNOWN) {
      call(node, path);
    } else if (operator != Judgement.ALLOW
        || name.size() > 1
        || !node.path("is_operator").asBoolean()) {
      throw GateErrors.operator(last);
    }
  }

  private void call(JsonNode node, Path path) {
    List<String> name = name(node, "function_name");
    String last = name.get(name.size() - 1);
    Judgement judgement = functions.of(Kind.VALUE, last);
    if (judgement == Judgement.UNKNOWN) {
      judgement = functions.of(Kind.SPECIAL, last);
    }
    if (judgement == Judgement.REFUSE
        || (judgement == Judgement.UNKNOWN
            && functions.of(Kind.TABLE, last) != Judgement.UNKNOWN)) {
      throw GateErrors.function(last);
    }
    if (Structures.isRead(last) && !Structures.isShallow(node)) {
      throw GateErrors.structure(last);
    }
    Gate.FunctionCall call = new Gate.FunctionCall(path.pointer(), name);
    // Of two parts, the first may be a column whose method is called, as in a.upper().
    boolean mayBeOurs = name.size() > 2 || last.equalsIgnoreCase("getvariable");
    if (judgement == Judgement.UNKNOWN || mayBeOurs) {
      unknown.add(call);
    } else if (judgement == Judgement.VARYING) {
      varying.add(call);
    }
  }

  private void column(JsonNode node, Path path) {
    JsonNode names = node.path("column_names");
    String name = names.path(0).asText();
    if (names.size() == 1 && KnownNodes.BARE_FUNCTIONS.contains(name.toLowerCase(Locale.ROOT))) {
      varying.add(new Gate.FunctionCall(path.pointer(), List.of(name)));
    }
  }

  private void type(JsonNode node) {
    List<String> name = name(node, "type_name");
    String last = name.get(name.size() - 1);
    if (name.size() > 1 || functions.of(Kind.TYPE, last) != Judgement.ALLOW) {
      throw GateErrors.type(String.join(".", name));
    }
  }

  /** The path decides what DuckDB binds; the older field must not say anything else. */
  private static List<String> name(JsonNode node, String field) {
    List<String> name = new ArrayList<>();
    node.path("qualified_name").path("path").forEach(part -> name.add(part.asText()));
    if (name.isEmpty() || !name.get(name.size() - 1).equals(node.path(field).asText())) {
      throw GateErrors.node(field);
    }
    return name;
  }

  /** The way from the root; made into a pointer only where one is needed. */
  private record Path(Path parent, String step, int load) {
    static final Path ROOT = new Path(null, "", 0);

    Path at(String next) {
      return new Path(this, next, load);
    }

    Path loaded(int more) {
      return more == 0 ? this : new Path(parent, step, load + more);
    }

    Path unloaded() {
      return new Path(parent, step, 0);
    }

    String pointer() {
      StringBuilder text = new StringBuilder();
      for (Path path = this; path.parent != null; path = path.parent) {
        text.insert(0, "/" + path.step.replace("~", "~0").replace("/", "~1"));
      }
      return text.toString();
    }
  }
}
