package io.lakewise.catalog.relational;

import io.lakewise.catalog.Relations;
import io.lakewise.catalog.Viewer;
import io.lakewise.catalog.entry.Relation;
import io.lakewise.catalog.entry.ViewEntry;
import io.lakewise.catalog.name.NameRules;
import io.lakewise.catalog.name.QualifiedName;
import io.lakewise.catalog.name.SchemaName;
import io.lakewise.catalog.permission.Privilege;
import io.lakewise.catalog.state.State;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/** Tables and views as rows. */
record RelationalRelations(State state, Audited audited) implements Relations {

  /** What {@link #require} depends on. */
  private record Required(Viewer viewer, QualifiedName name, Set<Privilege> privileges) {}

  @Override
  public Optional<Relation> find(Viewer viewer, QualifiedName name) {
    return state.read(handle -> RelationRows.find(handle, viewer, name));
  }

  @Override
  public Relation require(Viewer viewer, QualifiedName name) {
    return state.known(
        new Required(viewer, name, Set.of()), handle -> RelationRows.require(handle, viewer, name));
  }

  @Override
  public Relation require(Viewer viewer, QualifiedName name, Set<Privilege> privileges) {
    return state.known(
        new Required(viewer, name, Set.copyOf(privileges)),
        handle -> RelationRows.require(handle, viewer, name, privileges));
  }

  @Override
  public List<Relation> list(Viewer viewer, SchemaName schema) {
    return state.read(handle -> RelationRows.list(handle, viewer, schema));
  }

  @Override
  public List<Relation> listAll(Viewer viewer) {
    return state.read(handle -> RelationRows.listAll(handle, viewer));
  }

  @Override
  public List<Relation> listAfter(Viewer viewer, Optional<String> after, int most) {
    return state.read(handle -> RelationPages.after(handle, viewer, after, most));
  }

  @Override
  public List<QualifiedName> near(Viewer viewer, QualifiedName name) {
    return state.read(handle -> RelationRows.near(handle, viewer, name));
  }

  @Override
  public void rename(Viewer viewer, QualifiedName from, QualifiedName to) {
    NameRules.checked(to.name());
    state.write(
        handle -> {
          Relation relation = RelationRows.requireOwn(handle, viewer, from);
          SchemaRows.require(handle, viewer, to.schemaName());
          // Only the spelling changes when both names are equal.
          if (!from.equals(to)) {
            RelationRows.requireFree(handle, viewer, to);
          }
          return RelationRows.bind(
                  handle.createUpdate(
                      """
                      UPDATE relations SET catalog_key = :catalog, schema_key = :schema,
                        name_key = :key, name = :name
                      WHERE id = :id
                      """),
                  to)
              .bind("name", to.name())
              .bind("id", relation.id().toString())
              .execute();
        });
  }

  @Override
  public void comment(Viewer viewer, QualifiedName name, String comment) {
    state.write(handle -> change(handle, viewer, name, "comment", comment));
  }

  @Override
  public void owner(Viewer viewer, QualifiedName name, String owner) {
    state.write(
        handle -> {
          Relation relation = RelationRows.requireOwn(handle, viewer, name);
          String spelled = PrincipalRows.requireOwner(handle, owner);
          if (relation instanceof ViewEntry
              && !RightsRows.everywhere(handle, viewer).mayActFor(spelled)) {
            throw PrincipalErrors.notYours("view", relation.name().toString(), spelled);
          }
          audited.owner(handle, viewer, "updateTable", relation.name(), spelled);
          return change(handle, viewer, name, "owner", spelled);
        });
  }

  private static int change(
      Handle handle, Viewer viewer, QualifiedName name, String column, String value) {
    Relation relation = RelationRows.requireOwn(handle, viewer, name);
    return handle
        .createUpdate("UPDATE relations SET " + column + " = :value WHERE id = :id")
        .bind("value", value)
        .bind("id", relation.id().toString())
        .execute();
  }
}
