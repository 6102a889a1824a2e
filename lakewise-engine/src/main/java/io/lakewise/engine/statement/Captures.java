package io.lakewise.engine.statement;

import io.lakewise.engine.error.EngineErrors;
import io.lakewise.engine.statement.grammar.StatementGrammar.ColumnMaskContext;
import io.lakewise.engine.statement.grammar.StatementGrammar.ColumnPathContext;
import io.lakewise.engine.statement.grammar.StatementGrammar.GroupContext;
import io.lakewise.engine.statement.grammar.StatementGrammar.IdentifierContext;
import io.lakewise.engine.statement.grammar.StatementGrammar.IdentifierListContext;
import io.lakewise.engine.statement.grammar.StatementGrammar.NameContext;
import io.lakewise.engine.statement.grammar.StatementGrammar.PropertiesContext;
import io.lakewise.engine.statement.grammar.StatementGrammar.PropertyContext;
import io.lakewise.engine.statement.grammar.StatementGrammar.PropertyKeyContext;
import io.lakewise.engine.statement.grammar.StatementGrammar.PropertyKeysContext;
import io.lakewise.engine.statement.grammar.StatementGrammar.RowFilterContext;
import io.lakewise.engine.statement.grammar.StatementGrammar.StringContext;
import io.lakewise.engine.statement.grammar.StatementGrammar.TablePlaceContext;
import io.lakewise.engine.statement.grammar.StatementGrammar.TimeTravelContext;
import io.lakewise.engine.statement.grammar.StatementGrammar.TypeContext;
import io.lakewise.engine.statement.grammar.StatementGrammar.VersionShortContext;
import io.lakewise.table.error.LakewiseException;
import io.lakewise.table.type.DataType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.tree.ParseTree;
import org.antlr.v4.runtime.tree.TerminalNode;

/** Takes names, values and pieces of text out of the parse tree of one statement. */
final class Captures {

  private final String text;

  Captures(String text) {
    this.text = text;
  }

  /** The user's text that a rule covers. */
  Fragment fragment(ParserRuleContext rule) {
    return between(rule.getStart(), rule.getStop());
  }

  Optional<Fragment> optionalFragment(ParserRuleContext rule) {
    return Optional.ofNullable(rule).map(this::fragment);
  }

  /** The text from one token to another, both included. */
  Fragment between(Token first, Token last) {
    return new Fragment(
        text.substring(first.getStartIndex(), last.getStopIndex() + 1), first.getStartIndex());
  }

  /** Two pieces as one; what stands between them is blank, so that places stay what they are. */
  Fragment joined(ParserRuleContext first, ParserRuleContext second) {
    int between = second.getStart().getStartIndex() - first.getStop().getStopIndex() - 1;
    return new Fragment(
        fragment(first).text() + " ".repeat(between) + fragment(second).text(),
        first.getStart().getStartIndex());
  }

  /** What stands between the brackets of a group. */
  Fragment inside(GroupContext group) {
    int start = group.getStart().getStopIndex() + 1;
    String inner = text.substring(start, group.getStop().getStartIndex());
    String stripped = inner.strip();
    return new Fragment(stripped, start + inner.indexOf(stripped));
  }

  Name name(NameContext name) {
    return new Name(parts(name.children), name.getStart().getStartIndex());
  }

  PolicyCall rowFilter(RowFilterContext filter) {
    return new PolicyCall(
        name(filter.name()), filter.element().stream().map(this::fragment).toList());
  }

  PolicyCall mask(ColumnMaskContext mask) {
    return new PolicyCall(name(mask.name()), mask.element().stream().map(this::fragment).toList());
  }

  /** A folder that is written as a string is what {@code delta.`folder`} is. */
  Name place(TablePlaceContext place) {
    if (place.name() != null) {
      return name(place.name());
    }
    String folder = string(place.string());
    String path = folder.indexOf('/') < 0 ? "./" + folder : folder;
    return new Name(List.of("delta", path), place.getStart().getStartIndex());
  }

  Name path(ColumnPathContext path) {
    return new Name(parts(path.children), path.getStart().getStartIndex());
  }

  List<Name> paths(List<ColumnPathContext> paths) {
    return paths.stream().map(this::path).toList();
  }

  private static List<String> parts(List<ParseTree> children) {
    List<String> parts = new ArrayList<>();
    for (ParseTree child : children) {
      if (!child.getText().equals(".")) {
        parts.add(word(child.getText()));
      }
    }
    return parts;
  }

  String identifier(IdentifierContext identifier) {
    return word(identifier.getText());
  }

  List<String> identifiers(List<IdentifierContext> identifiers) {
    return identifiers.stream().map(this::identifier).toList();
  }

  List<String> identifiers(IdentifierListContext list) {
    return list == null ? List.of() : identifiers(list.identifier());
  }

  private static String word(String written) {
    char first = written.charAt(0);
    return first == '"' || first == '`' ? StringLiteral.value(written) : written;
  }

  String string(StringContext string) {
    return StringLiteral.value(string.getText());
  }

  Optional<String> optionalString(StringContext string) {
    return Optional.ofNullable(string).map(this::string);
  }

  /** A principal or another thing that is written as a name or a string. */
  String identifierOrString(IdentifierContext identifier, StringContext string) {
    return identifier == null ? string(string) : identifier(identifier);
  }

  Map<String, String> properties(PropertiesContext properties) {
    return properties == null ? Map.of() : properties(properties.property());
  }

  Map<String, String> properties(List<PropertyContext> properties) {
    Map<String, String> values = new LinkedHashMap<>();
    for (PropertyContext property : properties) {
      String key = key(property.propertyKey());
      if (values.put(key, value(property)) != null) {
        throw error(property.getStart(), "The key '" + key + "' is given twice");
      }
    }
    return values;
  }

  List<String> keys(PropertyKeysContext keys) {
    return keys.propertyKey().stream().map(this::key).toList();
  }

  String key(PropertyKeyContext key) {
    return key.string() == null ? String.join(".", parts(key.children)) : string(key.string());
  }

  private String value(PropertyContext property) {
    if (property.propertyValue() == null) {
      return "";
    }
    return property.propertyValue().string() == null
        ? property.propertyValue().getText()
        : string(property.propertyValue().string());
  }

  /** The type, an error of it marked at its place. */
  DataType type(TypeContext type) {
    try {
      return TypeText.parse(fragment(type).text());
    } catch (LakewiseException problem) {
      throw error(type.getStart(), problem.getMessage());
    }
  }

  Optional<DataType> optionalType(TypeContext type) {
    return Optional.ofNullable(type).map(this::type);
  }

  TimeTravel timeTravel(TimeTravelContext version) {
    if (version.timeValue() != null) {
      return new TimeTravel(TimeTravel.Kind.TIMESTAMP, fragment(version.timeValue()));
    }
    Token last = version.getStop();
    Fragment number = between(last, last);
    String digits = version.string() == null ? number.text() : string(version.string());
    return new TimeTravel(TimeTravel.Kind.VERSION, new Fragment(digits, number.offset()));
  }

  Optional<TimeTravel> timeTravel(TimeTravelContext version, VersionShortContext shortVersion) {
    if (shortVersion == null) {
      return Optional.ofNullable(version).map(this::timeTravel);
    }
    String written = shortVersion.identifier().getText();
    if (!written.matches("[vV][0-9]+")) {
      throw error(shortVersion.getStart(), "'@" + written + "' is no version: write @v3");
    }
    int offset = shortVersion.identifier().getStart().getStartIndex() + 1;
    return Optional.of(
        new TimeTravel(TimeTravel.Kind.VERSION, new Fragment(written.substring(1), offset)));
  }

  long integer(ParserRuleContext number) {
    return integer(number.getStart(), number.getText());
  }

  long integer(TerminalNode number) {
    return integer(number.getSymbol(), number.getText());
  }

  private long integer(Token place, String digits) {
    try {
      return Long.parseLong(digits.replace("_", ""));
    } catch (NumberFormatException notWhole) {
      throw error(place, "'" + digits + "' is no whole number of 64 bits");
    }
  }

  /** The words of a rule in upper case, separated by single blanks. */
  String words(ParserRuleContext rule) {
    return Lexer.lexemes(fragment(rule).text()).stream()
        .map(lexeme -> lexeme.text().toUpperCase(Locale.ROOT))
        .collect(Collectors.joining(" "));
  }

  LakewiseException error(Token place, String problem) {
    return EngineErrors.syntax(text, place.getStartIndex(), problem);
  }
}
