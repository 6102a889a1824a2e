package io.lakewise.engine.setting;

import io.lakewise.catalog.name.SchemaName;
import io.lakewise.engine.context.SessionState;
import io.lakewise.engine.context.StatementContext;
import io.lakewise.engine.describe.Listing;
import io.lakewise.engine.error.SettingErrors;
import io.lakewise.engine.result.Results;
import io.lakewise.engine.session.Result;
import io.lakewise.engine.session.ResultColumn;
import io.lakewise.engine.statement.SessionStatement;
import io.lakewise.engine.statement.SessionStatement.DeclareVariable;
import io.lakewise.engine.statement.SessionStatement.DropVariable;
import io.lakewise.engine.statement.SessionStatement.ResetOption;
import io.lakewise.engine.statement.SessionStatement.SetOption;
import io.lakewise.engine.statement.SessionStatement.SetQueryTags;
import io.lakewise.engine.statement.SessionStatement.SetTimeZone;
import io.lakewise.engine.statement.SessionStatement.SetVariable;
import io.lakewise.engine.statement.SessionStatement.SetVariables;
import io.lakewise.engine.statement.SessionStatement.Use;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Runs statements that change the session. */
public final class SessionStatements {

  private final StatementContext statement;

  /** Runs in the context of one statement. */
  public SessionStatements(StatementContext statement) {
    this.statement = statement;
  }

  /** Runs the statement. */
  public Result run(SessionStatement change) {
    if (change instanceof Use use) {
      return use(use);
    }
    if (change instanceof SetTimeZone zone) {
      return timeZone(zone.zone());
    }
    if (change instanceof SetQueryTags tags) {
      return queryTags(tags);
    }
    if (change instanceof SetOption option) {
      return option(option);
    }
    if (change instanceof ResetOption reset) {
      return reset(reset);
    }
    return variable(change);
  }

  private Result use(Use use) {
    List<String> parts = use.name().parts();
    SchemaName schema =
        switch (use.level()) {
          case CATALOG -> new SchemaName(use.name().last(), SchemaName.DEFAULT.schema());
          case SCHEMA -> statement.names().qualifySchema(parts);
          case ANY -> schemaOrCatalog(parts);
        };
    statement.catalog().schemas().require(statement.viewer(), schema);
    statement.session().use(schema);
    return Results.done("using " + schema);
  }

  private SchemaName schemaOrCatalog(List<String> parts) {
    SchemaName schema = statement.names().qualifySchema(parts);
    boolean found = statement.catalog().schemas().find(statement.viewer(), schema).isPresent();
    if (!found
        && parts.size() == 1
        && statement
            .catalog()
            .schemas()
            .findCatalog(statement.viewer(), parts.get(0))
            .isPresent()) {
      return new SchemaName(parts.get(0), SchemaName.DEFAULT.schema());
    }
    return schema;
  }

  private Result timeZone(String zone) {
    try {
      boolean local = zone.equalsIgnoreCase("LOCAL");
      ZoneId id = local ? statement.lake().clock().getZone() : ZoneId.of(zone);
      statement.session().timeZone(id.getId());
      return Results.done("time zone is " + id);
    } catch (DateTimeException e) {
      throw SettingErrors.timeZone(zone, e);
    }
  }

  private Result queryTags(SetQueryTags set) {
    Map<String, String> tags = statement.session().queryTags();
    if (set.tags().isEmpty()) {
      List<List<Object>> rows = new ArrayList<>();
      tags.forEach((key, value) -> rows.add(Arrays.asList(key, value)));
      return new Listing(
              List.of(new ResultColumn("key", "VARCHAR"), new ResultColumn("value", "VARCHAR")),
              rows)
          .result(statement);
    }
    Map<String, String> changed = new LinkedHashMap<>(tags);
    SessionTags session = new SessionTags(changed);
    set.tags().forEach(session::set);
    return tagged(changed);
  }

  private Result tagged(Map<String, String> tags) {
    statement.session().queryTags(tags);
    return Results.done("query tags: " + tags.size());
  }

  private Result option(SetOption option) {
    if (isTags(option.key())) {
      Map<String, String> tags = new LinkedHashMap<>();
      new SessionTags(tags).set(unquoted(option.value().text()));
      return tagged(tags);
    }
    if (isTimeZone(option.key())) {
      return timeZone(unquoted(option.value().text()));
    }
    if (isTimeout(option.key())) {
      return timeout(StatementTimeout.millis(option.value().text()));
    }
    throw SettingErrors.option(option.key());
  }

  private Result reset(ResetOption reset) {
    if (reset.key().isEmpty()) {
      statement.session().statementTimeoutMillis(statement.session().mostMillis());
      statement.session().queryTags(Map.of());
      return timeZone("UTC");
    }
    if (isTimeZone(reset.key().get())) {
      return timeZone("UTC");
    }
    if (isTags(reset.key().get())) {
      return tagged(Map.of());
    }
    if (isTimeout(reset.key().get())) {
      return timeout(statement.session().mostMillis());
    }
    throw SettingErrors.option(reset.key().get());
  }

  private Result timeout(long millis) {
    long most = statement.session().mostMillis();
    if (most > 0 && (millis == 0 || millis > most)) {
      String wanted = millis == 0 ? "without end" : StatementTimeout.text(millis);
      throw SettingErrors.timeoutBeyond(wanted, StatementTimeout.text(most));
    }
    statement.session().statementTimeoutMillis(millis);
    return Results.done(
        millis == 0
            ? "statements have no time limit"
            : "statements may take " + StatementTimeout.text(millis));
  }

  private static String unquoted(String literal) {
    String text = literal.replaceAll("^['\"]|['\"]$", "");
    return literal.startsWith("'") ? text.replace("''", "'") : text;
  }

  private static boolean isTags(String key) {
    return key.equalsIgnoreCase("query_tags");
  }

  private static boolean isTimeout(String key) {
    return key.equalsIgnoreCase("statement_timeout");
  }

  private static boolean isTimeZone(String key) {
    String name = key.toLowerCase(Locale.ROOT);
    return name.equals("timezone") || name.equals("time_zone");
  }

  private Result variable(SessionStatement change) {
    Variables variables = new Variables(statement);
    if (change instanceof DeclareVariable declare) {
      return variables.declare(declare);
    }
    if (change instanceof SetVariable set) {
      set.assignments().forEach(variables::set);
      return Results.done("set");
    }
    if (change instanceof SetVariables set) {
      return variables.set(set);
    }
    DropVariable drop = (DropVariable) change;
    boolean dropped = statement.session().variables().remove(SessionState.key(drop.name())) != null;
    if (!dropped && !drop.ifExists()) {
      throw SettingErrors.noSuchVariable(drop.name());
    }
    return Results.done(dropped ? "dropped variable " + drop.name() : "there is no such variable");
  }
}
