package io.lakewise.engine.statement;

import io.lakewise.engine.statement.grammar.StatementGrammar.AlterSchemaContext;
import io.lakewise.engine.statement.grammar.StatementGrammar.CreateCatalogContext;
import io.lakewise.engine.statement.grammar.StatementGrammar.CreateSchemaContext;
import io.lakewise.engine.statement.grammar.StatementGrammar.DropCatalogContext;
import io.lakewise.engine.statement.grammar.StatementGrammar.DropSchemaContext;
import io.lakewise.engine.statement.grammar.StatementGrammar.OwnSchemaContext;
import io.lakewise.engine.statement.grammar.StatementGrammar.RenameSchemaContext;
import io.lakewise.engine.statement.grammar.StatementGrammar.SchemaChangeContext;
import io.lakewise.engine.statement.grammar.StatementGrammar.SchemaOptionContext;
import io.lakewise.engine.statement.grammar.StatementGrammar.SetSchemaPropertiesContext;
import io.lakewise.engine.statement.grammar.StatementGrammar.SetSchemaTagsContext;
import io.lakewise.engine.statement.grammar.StatementGrammar.UnsetSchemaTagsContext;
import java.util.Map;
import java.util.Optional;

/** Builds the statements about schemas and catalogs. */
final class SchemaBuilder {
  private final Captures captures;

  SchemaBuilder(Captures captures) {
    this.captures = captures;
  }

  Statement createSchema(CreateSchemaContext create) {
    Optional<String> comment = Optional.empty();
    Optional<String> location = Optional.empty();
    Map<String, String> properties = Map.of();
    for (SchemaOptionContext option : create.schemaOption()) {
      if (option.comment != null) {
        comment = Optional.of(captures.string(option.comment));
      } else if (option.location != null) {
        location = Optional.of(captures.string(option.location));
      } else {
        properties = captures.properties(option.properties());
      }
    }
    return new SchemaStatement.CreateSchema(
        create.REPLACE() != null,
        create.ifNotExists() != null,
        captures.name(create.name()),
        comment,
        location,
        properties);
  }

  Statement dropSchema(DropSchemaContext drop) {
    return new SchemaStatement.DropSchema(
        drop.ifExists() != null, captures.name(drop.name()), drop.CASCADE() != null);
  }

  Statement createCatalog(CreateCatalogContext create) {
    return new SchemaStatement.CreateCatalog(
        create.ifNotExists() != null,
        captures.name(create.name()),
        captures.optionalString(create.string()));
  }

  Statement dropCatalog(DropCatalogContext drop) {
    return new SchemaStatement.DropCatalog(
        drop.ifExists() != null, captures.name(drop.name()), drop.CASCADE() != null);
  }

  Statement alterSchema(AlterSchemaContext alter) {
    Name schema = captures.name(alter.name());
    SchemaChangeContext change = alter.schemaChange();
    if (change instanceof RenameSchemaContext rename) {
      return new SchemaStatement.RenameSchema(schema, captures.name(rename.name()));
    }
    if (change instanceof OwnSchemaContext own) {
      return new SchemaStatement.SetSchemaOwner(
          schema, captures.identifierOrString(own.identifier(), own.string()));
    }
    if (change instanceof SetSchemaPropertiesContext set) {
      return new SchemaStatement.SetSchemaProperties(schema, captures.properties(set.properties()));
    }
    var target = new AnnotationStatement.Target(AnnotationStatement.Kind.SCHEMA, schema);
    if (change instanceof SetSchemaTagsContext set) {
      return new AnnotationStatement.SetTags(target, captures.properties(set.properties()));
    }
    UnsetSchemaTagsContext unset = (UnsetSchemaTagsContext) change;
    return new AnnotationStatement.UnsetTags(target, captures.keys(unset.propertyKeys()));
  }
}
