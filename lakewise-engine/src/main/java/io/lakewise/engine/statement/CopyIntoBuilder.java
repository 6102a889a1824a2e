package io.lakewise.engine.statement;

import io.lakewise.engine.statement.grammar.StatementGrammar.CopyIntoContext;
import io.lakewise.engine.statement.grammar.StatementGrammar.CopyOptionsContext;
import io.lakewise.engine.statement.grammar.StatementGrammar.CopySourceContext;
import io.lakewise.engine.statement.grammar.StatementGrammar.FilesContext;
import io.lakewise.engine.statement.grammar.StatementGrammar.FormatOptionsContext;
import io.lakewise.engine.statement.grammar.StatementGrammar.PatternContext;
import io.lakewise.engine.statement.grammar.StatementGrammar.ValidateContext;
import io.lakewise.engine.statement.grammar.StatementGrammarBaseVisitor;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Builds COPY INTO. */
final class CopyIntoBuilder {
  private final Captures captures;

  CopyIntoBuilder(Captures captures) {
    this.captures = captures;
  }

  Statement copyInto(CopyIntoContext copy) {
    OptionCollector collector = new OptionCollector();
    copy.copyOption().forEach(collector::visit);
    return new DataStatement.CopyInto(
        captures.name(copy.name()),
        copy.POSITION() != null,
        captures.identifiers(copy.identifierList()),
        source(copy.copySource()),
        captures.identifier(copy.identifier()).toUpperCase(Locale.ROOT),
        collector.validate,
        collector.files,
        collector.pattern,
        collector.formatOptions,
        collector.copyOptions);
  }

  private DataStatement.CopySource source(CopySourceContext source) {
    return new DataStatement.CopySource(
        captures.string(source.string()),
        captures.optionalFragment(source.copySelection()),
        source.string().getStart().getStartIndex());
  }

  private final class OptionCollector extends StatementGrammarBaseVisitor<Void> {
    private Optional<Long> validate = Optional.empty();
    private List<String> files = List.of();
    private Optional<String> pattern = Optional.empty();
    private Map<String, String> formatOptions = Map.of();
    private Map<String, String> copyOptions = Map.of();

    @Override
    public Void visitValidate(ValidateContext option) {
      validate = Optional.of(option.NUMBER_() == null ? -1L : captures.integer(option.NUMBER_()));
      return null;
    }

    @Override
    public Void visitFiles(FilesContext option) {
      files = option.string().stream().map(captures::string).toList();
      return null;
    }

    @Override
    public Void visitPattern(PatternContext option) {
      pattern = Optional.of(captures.string(option.string()));
      return null;
    }

    @Override
    public Void visitFormatOptions(FormatOptionsContext option) {
      formatOptions = captures.properties(option.properties());
      return null;
    }

    @Override
    public Void visitCopyOptions(CopyOptionsContext option) {
      copyOptions = captures.properties(option.properties());
      return null;
    }
  }
}
