package io.lakewise.engine.statement;

import io.lakewise.engine.statement.grammar.StatementGrammar;
import io.lakewise.engine.statement.grammar.StatementGrammar.DeclareContext;
import io.lakewise.engine.statement.grammar.StatementGrammar.DropVariableContext;
import io.lakewise.engine.statement.grammar.StatementGrammar.OptionKeyContext;
import io.lakewise.engine.statement.grammar.StatementGrammar.ResetContext;
import io.lakewise.engine.statement.grammar.StatementGrammar.SetOptionContext;
import io.lakewise.engine.statement.grammar.StatementGrammar.SetQueryTagsContext;
import io.lakewise.engine.statement.grammar.StatementGrammar.SetTimeZoneContext;
import io.lakewise.engine.statement.grammar.StatementGrammar.SetVariableContext;
import io.lakewise.engine.statement.grammar.StatementGrammar.UseContext;
import java.util.Optional;
import org.antlr.v4.runtime.Token;

/** Builds the statements that change only the session. */
final class SessionBuilder {
  private final Captures captures;

  SessionBuilder(Captures captures) {
    this.captures = captures;
  }

  Statement use(UseContext use) {
    Name name = captures.name(use.name());
    if (name.parts().size() > 2) {
      throw captures.error(use.name().getStart(), "USE takes a schema or a catalog and a schema");
    }
    return new SessionStatement.Use(level(use.level), name);
  }

  private static SessionStatement.Level level(Token level) {
    if (level == null) {
      return SessionStatement.Level.ANY;
    }
    boolean catalog = level.getType() == StatementGrammar.CATALOG;
    return catalog ? SessionStatement.Level.CATALOG : SessionStatement.Level.SCHEMA;
  }

  Statement declare(DeclareContext declare) {
    return new SessionStatement.DeclareVariable(
        declare.REPLACE() != null,
        captures.identifiers(declare.identifier()),
        captures.optionalType(declare.type()),
        captures.optionalFragment(declare.rest()));
  }

  Statement setVariable(SetVariableContext set) {
    if (set.names != null) {
      return new SessionStatement.SetVariables(
          captures.identifiers(set.names), captures.inside(set.group()));
    }
    return new SessionStatement.SetVariable(
        set.variableAssignment().stream()
            .map(
                assignment ->
                    new SessionStatement.VariableAssignment(
                        captures.identifier(assignment.identifier()),
                        captures.fragment(assignment.assignmentValue())))
            .toList());
  }

  Statement dropVariable(DropVariableContext drop) {
    return new SessionStatement.DropVariable(
        drop.ifExists() != null, captures.identifier(drop.identifier()));
  }

  Statement setTimeZone(SetTimeZoneContext zone) {
    if (zone.string() != null) {
      return new SessionStatement.SetTimeZone(captures.string(zone.string()));
    }
    if (zone.LOCAL() != null) {
      return new SessionStatement.SetTimeZone("LOCAL");
    }
    return new SessionStatement.SetTimeZone(
        captures.between(zone.INTERVAL().getSymbol(), zone.rest().getStop()).text());
  }

  Statement setQueryTags(SetQueryTagsContext set) {
    return new SessionStatement.SetQueryTags(
        set.queryTag().stream()
            .map(
                tag ->
                    new SessionStatement.QueryTag(
                        captures.string(tag.key),
                        tag.UNSET() != null,
                        Optional.ofNullable(tag.value).map(captures::string)))
            .toList());
  }

  Statement setOption(SetOptionContext set) {
    return new SessionStatement.SetOption(key(set.optionKey()), captures.fragment(set.rest()));
  }

  Statement reset(ResetContext reset) {
    return new SessionStatement.ResetOption(Optional.ofNullable(reset.optionKey()).map(this::key));
  }

  private String key(OptionKeyContext key) {
    return captures.fragment(key).text();
  }
}
