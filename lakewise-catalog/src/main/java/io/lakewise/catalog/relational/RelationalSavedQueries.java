package io.lakewise.catalog.relational;

import io.lakewise.catalog.SavedQueries;
import io.lakewise.catalog.Viewer;
import io.lakewise.catalog.entry.SavedQuery;
import io.lakewise.catalog.entry.SavedQueryVersion;
import io.lakewise.catalog.error.CatalogErrors;
import io.lakewise.catalog.name.NameRules;
import io.lakewise.catalog.permission.Rights;
import io.lakewise.catalog.permission.Securable;
import io.lakewise.catalog.state.State;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jdbi.v3.core.Handle;

/** Saved queries as rows. */
record RelationalSavedQueries(State state) implements SavedQueries {

  @Override
  public List<Visible> list(Viewer viewer) {
    return state.read(
        handle -> {
          Rights rights = RightsRows.everywhere(handle, viewer);
          return SavedQueryRows.rows(handle).stream()
              .map(query -> new Seen<>(query, SavedQueryRows.place(query), rights))
              .filter(found -> rights.sees(found.place()))
              .map(RelationalSavedQueries::visible)
              .toList();
        });
  }

  private static Visible visible(Seen<SavedQuery> found) {
    return new Visible(found.entry(), SavedQueryRows.isEditable(found), found.manages());
  }

  @Override
  public Visible require(Viewer viewer, String id) {
    return state.read(handle -> visible(SavedQueryRows.require(handle, viewer, id)));
  }

  @Override
  public SavedQueryVersion version(Viewer viewer, String id, OptionalLong version) {
    return state.read(
        handle -> {
          SavedQuery query = SavedQueryRows.require(handle, viewer, id).entry();
          long wanted = version.orElse(query.version());
          return SavedQueryRows.version(handle, id, wanted)
              .orElseThrow(
                  () ->
                      CatalogErrors.notFound(
                          "version", wanted + " of the saved query " + query.name(), List.of()));
        });
  }

  @Override
  public List<SavedQueryVersion> versions(Viewer viewer, String id, long before, int limit) {
    return state.read(
        handle -> {
          SavedQueryRows.require(handle, viewer, id);
          return SavedQueryRows.versions(handle, id, before, limit);
        });
  }

  @Override
  public void create(Viewer viewer, SavedQuery query, SavedQueryVersion first) {
    checkNames(query.folder(), query.name());
    state.write(
        handle -> {
          refuseIfTaken(handle, query.id(), query.owner(), query.folder(), query.name());
          handle
              .createUpdate(
                  """
                  INSERT INTO saved_queries (id, folder, name_key, name, comment, owner, version,
                    created_at, updated_at, updated_by)
                  VALUES (:id, :folder, :key, :name, :comment, :owner, :version,
                    :createdAt, :updatedAt, :updatedBy)
                  """)
              .bind("id", query.id())
              .bind("folder", query.folder())
              .bind("key", NameRules.key(query.name()))
              .bind("name", query.name())
              .bind("comment", query.comment())
              .bind("owner", query.owner())
              .bind("version", first.version())
              .bind("createdAt", Times.micros(query.createdAt()))
              .bind("updatedAt", Times.micros(query.updatedAt()))
              .bind("updatedBy", query.updatedBy())
              .execute();
          SavedQueryRows.insertVersion(handle, query.id(), first);
          return query;
        });
  }

  @Override
  public Optional<Long> save(Viewer viewer, String id, long base, SavedQueryVersion next) {
    return state.write(
        handle -> {
          SavedQueryRows.requireEditable(handle, viewer, id);
          int changed =
              handle
                  .createUpdate(
                      """
                      UPDATE saved_queries
                      SET version = version + 1, updated_at = :now, updated_by = :author
                      WHERE id = :id AND version = :base
                      """)
                  .bind("id", id)
                  .bind("base", base)
                  .bind("now", Times.micros(next.createdAt()))
                  .bind("author", next.author())
                  .execute();
          if (changed == 0) {
            return Optional.<Long>empty();
          }
          SavedQueryRows.insertVersion(
              handle,
              id,
              new SavedQueryVersion(
                  base + 1, next.text(), next.settings(), next.author(), next.createdAt()));
          return Optional.of(base + 1);
        });
  }

  @Override
  public void describe(Viewer viewer, String id, String folder, String name, String comment) {
    checkNames(folder, name);
    state.write(
        handle -> {
          SavedQuery known = SavedQueryRows.requireManaged(handle, viewer, id);
          refuseIfTaken(handle, id, known.owner(), folder, name);
          return handle
              .createUpdate(
                  """
                  UPDATE saved_queries
                  SET folder = :folder, name_key = :key, name = :name, comment = :comment
                  WHERE id = :id
                  """)
              .bind("id", id)
              .bind("folder", folder)
              .bind("key", NameRules.key(name))
              .bind("name", name)
              .bind("comment", comment)
              .execute();
        });
  }

  @Override
  public void drop(Viewer viewer, String id) {
    state.write(
        handle -> {
          SavedQueryRows.requireManaged(handle, viewer, id);
          GrantRows.forget(handle, Securable.savedQuery(id));
          return handle
              .createUpdate("DELETE FROM saved_queries WHERE id = :id")
              .bind("id", id)
              .execute();
        });
  }

  private static void checkNames(String folder, String name) {
    NameRules.checked(name);
    if (!folder.isEmpty()) {
      List.of(folder.split("/", -1)).forEach(NameRules::checked);
      NameRules.checked(folder);
    }
  }

  private static void refuseIfTaken(
      Handle handle, String id, String owner, String folder, String name) {
    boolean taken =
        handle
            .createQuery(
                """
                SELECT 1 FROM saved_queries
                WHERE owner = :owner AND folder = :folder AND name_key = :key AND id <> :id
                """)
            .bind("owner", owner)
            .bind("folder", folder)
            .bind("key", NameRules.key(name))
            .bind("id", id)
            .mapTo(Integer.class)
            .findOne()
            .isPresent();
    if (taken) {
      throw CatalogErrors.taken(SavedQueryRows.KIND, NameRules.printed(name));
    }
  }
}
