package io.lakewise.engine.definition;

import io.lakewise.catalog.entry.FunctionColumn;
import io.lakewise.catalog.entry.FunctionEntry;
import io.lakewise.catalog.entry.FunctionParameter;
import io.lakewise.catalog.name.QualifiedName;
import io.lakewise.catalog.permission.Privilege;
import io.lakewise.engine.context.SessionState;
import io.lakewise.engine.context.StatementContext;
import io.lakewise.engine.context.StatementNames;
import io.lakewise.engine.context.StoredFunctions;
import io.lakewise.engine.error.DefinitionErrors;
import io.lakewise.engine.query.BoundQuery;
import io.lakewise.engine.query.NameScope;
import io.lakewise.engine.query.UserFunction;
import io.lakewise.engine.query.WiderScope;
import io.lakewise.engine.result.Results;
import io.lakewise.engine.session.Result;
import io.lakewise.engine.statement.Fragment;
import io.lakewise.engine.statement.FunctionStatement;
import io.lakewise.engine.statement.FunctionStatement.CreateFunction;
import io.lakewise.engine.statement.FunctionStatement.DropFunction;
import io.lakewise.engine.statement.Name;
import io.lakewise.engine.statement.TableStatement.Creation;
import io.lakewise.engine.workbench.WorkColumn;
import io.lakewise.table.parquet.duckdb.DuckDbTypes;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.StringJoiner;

/**
 * CREATE and DROP of functions. A body is bound with nulls of the parameters' types to check it.
 */
public final class FunctionStatements {

  private final StatementContext statement;

  /** Runs in the context of one statement. */
  public FunctionStatements(StatementContext statement) {
    this.statement = statement;
  }

  /** Runs the statement. */
  public Result run(FunctionStatement change) {
    return change instanceof CreateFunction create ? create(create) : drop((DropFunction) change);
  }

  private Result create(CreateFunction create) {
    if (!create.language().equals("SQL")) {
      throw DefinitionErrors.notSupported(
          "LANGUAGE " + create.language(), "write the function in SQL");
    }
    QualifiedName name = name(create);
    boolean there =
        create.temporary()
            ? statement.session().functions().containsKey(SessionState.key(name.name()))
            : statement.catalog().functions().find(statement.viewer(), name).isPresent();
    if (there && create.creation() == Creation.IF_NOT_EXISTS) {
      return Results.done(name + " exists already, nothing was done");
    }
    if (there && create.creation() == Creation.CREATE) {
      throw DefinitionErrors.exists("Function " + name);
    }
    distinct(create);
    FunctionEntry entry = typed(entry(create, name), create);
    if (create.temporary()) {
      statement.session().keep(entry);
      return Results.done("created temporary function " + name.name());
    }
    if (there) {
      statement.catalog().functions().replace(statement.viewer(), entry);
    } else {
      statement.catalog().functions().create(statement.viewer(), entry);
    }
    return Results.done((there ? "replaced function " : "created function ") + name);
  }

  private QualifiedName name(CreateFunction create) {
    if (create.temporary() && create.function().parts().size() > 1) {
      throw DefinitionErrors.qualifiedTemporary("function", create.function().toString());
    }
    QualifiedName name = statement.names().qualifyToChange(create.function().parts());
    if (!create.temporary()) {
      statement
          .catalog()
          .schemas()
          .require(statement.viewer(), name.schemaName(), Privilege.CREATE_FUNCTION);
    }
    return name;
  }

  private static void distinct(CreateFunction create) {
    Set<String> seen = new HashSet<>();
    for (FunctionStatement.FunctionParameter parameter : create.parameters()) {
      if (!seen.add(parameter.name().toLowerCase(Locale.ROOT))) {
        throw DefinitionErrors.columnTwice(parameter.name());
      }
    }
  }

  private FunctionEntry entry(CreateFunction create, QualifiedName name) {
    return new FunctionEntry(
        statement.lake().ids().get(),
        name,
        create.parameters().stream()
            .map(
                parameter ->
                    new FunctionParameter(
                        parameter.name(),
                        DuckDbTypes.toDuckDb(parameter.type()),
                        parameter.defaultValue().map(Fragment::text).orElse(null),
                        parameter.comment().orElse(null)))
            .toList(),
        create.returns().type().map(DuckDbTypes::toDuckDb).orElse(null),
        create.returns().columns().stream()
            .map(
                column ->
                    new FunctionColumn(
                        column.name(),
                        DuckDbTypes.toDuckDb(column.type()),
                        column.comment().orElse(null)))
            .toList(),
        create.body().text(),
        create.deterministic().orElse(true),
        statement.session().principal().id(),
        statement.session().principal().id(),
        create.comment().orElse(null),
        statement.session().currentSchema(),
        statement.lake().clock().instant());
  }

  /** The function with the type that its body has, if none was said; its body is checked. */
  private FunctionEntry typed(FunctionEntry entry, CreateFunction create) {
    boolean table = create.returns().table();
    if (table) {
      int columns = plan(withoutColumns(entry), true).size();
      int said = entry.returnColumns().size();
      if (said > 0 && said != columns) {
        throw DefinitionErrors.columnCount(entry.name().toString(), said, columns);
      }
      plan(entry, true);
      return entry;
    }
    if (entry.returnType() != null) {
      plan(entry, false);
      return entry;
    }
    FunctionEntry guessed = returning(entry, "VARCHAR");
    plan(guessed, false);
    return returning(entry, bodyType(guessed));
  }

  private String bodyType(FunctionEntry entry) {
    FunctionEntry asTable =
        new FunctionEntry(
            entry.id(),
            entry.name(),
            entry.parameters(),
            null,
            List.of(),
            "SELECT " + entry.body() + " AS value",
            entry.deterministic(),
            entry.owner(),
            entry.author(),
            entry.comment(),
            entry.currentSchema(),
            entry.createdAt());
    return plan(asTable, true).get(0).type();
  }

  private static FunctionEntry withoutColumns(FunctionEntry entry) {
    return copy(entry, null, List.of());
  }

  private static FunctionEntry returning(FunctionEntry entry, String type) {
    return copy(entry, type, entry.returnColumns());
  }

  private static FunctionEntry copy(
      FunctionEntry entry, String type, List<FunctionColumn> columns) {
    return new FunctionEntry(
        entry.id(),
        entry.name(),
        entry.parameters(),
        type,
        columns,
        entry.body(),
        entry.deterministic(),
        entry.owner(),
        entry.author(),
        entry.comment(),
        entry.currentSchema(),
        entry.createdAt());
  }

  private List<WorkColumn> plan(FunctionEntry entry, boolean table) {
    boolean temporary =
        statement.session().functions().containsKey(SessionState.key(entry.name().name()));
    StatementNames names = statement.names().forFunction(entry.name(), temporary);
    UserFunction function = StoredFunctions.read(entry, names, null);
    StringJoiner call =
        new StringJoiner(", ", "SELECT " + (table ? "* FROM " : "") + OneTable.NAME + "(", ")");
    entry.parameters().forEach(each -> call.add("CAST(NULL AS " + each.type() + ")"));
    BoundQuery bound =
        statement.binder().bind(call.toString(), new DefinedFunction(statement.names(), function));
    checkDefaults(function);
    return statement.queries().plan(bound).columns();
  }

  private void checkDefaults(UserFunction function) {
    for (UserFunction.Parameter parameter : function.parameters()) {
      parameter
          .defaultValue()
          .ifPresent(value -> statement.constants().evaluate(value, parameter.type()));
    }
  }

  private Result drop(DropFunction drop) {
    Name function = drop.function();
    boolean temporary =
        function.parts().size() == 1
            && statement.session().functions().remove(SessionState.key(function.last())) != null;
    if (temporary) {
      return Results.done("dropped temporary function " + function);
    }
    QualifiedName name = statement.names().qualifyToChange(function.parts());
    boolean there =
        !drop.temporary()
            && statement.catalog().functions().find(statement.viewer(), name).isPresent();
    if (!there && drop.ifExists()) {
      return Results.done("there is no function " + function + ", nothing was done");
    }
    if (drop.temporary()) {
      throw DefinitionErrors.noTemporary("function", function.toString());
    }
    statement.catalog().functions().drop(statement.viewer(), name);
    return Results.done("dropped function " + name);
  }

  /** Names with the function that is being defined under a name of its own. */
  private static final class DefinedFunction extends WiderScope {

    private final UserFunction defined;

    DefinedFunction(NameScope names, UserFunction defined) {
      super(names);
      this.defined = defined;
    }

    @Override
    public Optional<UserFunction> function(List<String> name) {
      return name.equals(List.of(OneTable.NAME)) ? Optional.of(defined) : super.function(name);
    }
  }
}
