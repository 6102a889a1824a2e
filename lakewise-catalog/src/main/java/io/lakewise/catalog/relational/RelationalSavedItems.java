package io.lakewise.catalog.relational;

import io.lakewise.catalog.SavedItems;
import io.lakewise.catalog.Viewer;
import io.lakewise.catalog.entry.SavedItem;
import io.lakewise.catalog.entry.SavedItemVersion;
import io.lakewise.catalog.error.CatalogErrors;
import io.lakewise.catalog.name.NameRules;
import io.lakewise.catalog.permission.Rights;
import io.lakewise.catalog.permission.Securable;
import io.lakewise.catalog.state.State;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jdbi.v3.core.Handle;

/** Saved queries, or dashboards, as rows. */
record RelationalSavedItems(State state, SavedKind kind) implements SavedItems {

  @Override
  public List<Visible> list(Viewer viewer) {
    return state.read(
        handle -> {
          Rights rights = RightsRows.everywhere(handle, viewer);
          return kind.rows().list(handle).stream()
              .map(item -> new Seen<>(item, kind.place(item), rights))
              .filter(found -> rights.sees(found.place()))
              .map(RelationalSavedItems::visible)
              .toList();
        });
  }

  private static Visible visible(Seen<SavedItem> found) {
    return new Visible(found.entry(), SavedItemRows.isEditable(found), found.manages());
  }

  @Override
  public Visible require(Viewer viewer, String id) {
    return state.read(handle -> visible(kind.rows().require(handle, viewer, id)));
  }

  @Override
  public SavedItemVersion version(Viewer viewer, String id, OptionalLong version) {
    return state.read(
        handle -> {
          SavedItem item = kind.rows().require(handle, viewer, id).entry();
          long wanted = version.orElse(item.version());
          return kind.rows()
              .version(handle, id, wanted)
              .orElseThrow(
                  () ->
                      CatalogErrors.notFound(
                          "version",
                          wanted + " of the " + kind.word() + " " + item.name(),
                          List.of()));
        });
  }

  @Override
  public boolean isChangedByOthers(Viewer viewer, String id, long since) {
    return state.read(
        handle -> {
          kind.rows().require(handle, viewer, id);
          return kind.rows().isChangedByOthers(handle, id, since, viewer.principal());
        });
  }

  @Override
  public List<SavedItemVersion> versions(Viewer viewer, String id, long before, int limit) {
    return state.read(
        handle -> {
          kind.rows().require(handle, viewer, id);
          return kind.rows().versions(handle, id, before, limit);
        });
  }

  @Override
  public void create(Viewer viewer, SavedItem item, SavedItemVersion first) {
    checkNames(item.folder(), item.name());
    state.write(
        handle -> {
          refuseIfTaken(handle, item.id(), item.owner(), item.folder(), item.name());
          handle
              .createUpdate(
                  """
                  INSERT INTO <table> (id, folder, name_key, name, comment, owner, version,
                    created_at, updated_at, updated_by)
                  VALUES (:id, :folder, :key, :name, :comment, :owner, :version,
                    :createdAt, :updatedAt, :updatedBy)
                  """)
              .define("table", kind.table())
              .bind("id", item.id())
              .bind("folder", item.folder())
              .bind("key", NameRules.key(item.name()))
              .bind("name", item.name())
              .bind("comment", item.comment())
              .bind("owner", item.owner())
              .bind("version", first.version())
              .bind("createdAt", Times.micros(item.createdAt()))
              .bind("updatedAt", Times.micros(item.updatedAt()))
              .bind("updatedBy", item.updatedBy())
              .execute();
          kind.rows().insertVersion(handle, item.id(), first);
          return item;
        });
  }

  @Override
  public Optional<Long> save(Viewer viewer, String id, long base, SavedItemVersion next) {
    return state.write(
        handle -> {
          kind.rows().requireEditable(handle, viewer, id);
          int changed =
              handle
                  .createUpdate(
                      """
                      UPDATE <table>
                      SET version = version + 1, updated_at = :now, updated_by = :author
                      WHERE id = :id AND version = :base
                      """)
                  .define("table", kind.table())
                  .define("table", kind.table())
                  .bind("id", id)
                  .bind("base", base)
                  .bind("now", Times.micros(next.createdAt()))
                  .bind("author", next.author())
                  .execute();
          if (changed == 0) {
            return Optional.<Long>empty();
          }
          kind.rows()
              .insertVersion(
                  handle,
                  id,
                  new SavedItemVersion(
                      base + 1, next.text(), next.settings(), next.author(), next.createdAt()));
          return Optional.of(base + 1);
        });
  }

  @Override
  public void describe(Viewer viewer, String id, String folder, String name, String comment) {
    checkNames(folder, name);
    state.write(
        handle -> {
          SavedItem known = kind.rows().requireManaged(handle, viewer, id);
          refuseIfTaken(handle, id, known.owner(), folder, name);
          return handle
              .createUpdate(
                  """
                  UPDATE <table>
                  SET folder = :folder, name_key = :key, name = :name, comment = :comment
                  WHERE id = :id
                  """)
              .define("table", kind.table())
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
          kind.rows().requireManaged(handle, viewer, id);
          GrantRows.forget(handle, new Securable(kind.securable(), id));
          return handle
              .createUpdate("DELETE FROM <table> WHERE id = :id")
              .define("table", kind.table())
              .bind("id", id)
              .execute();
        });
  }

  private static void checkNames(String folder, String name) {
    NameRules.checkedTitle(name);
    if (!folder.isEmpty()) {
      List.of(folder.split("/", -1)).forEach(NameRules::checkedTitle);
      NameRules.checkedTitle(folder);
    }
  }

  private void refuseIfTaken(Handle handle, String id, String owner, String folder, String name) {
    boolean taken =
        handle
            .createQuery(
                """
                SELECT 1 FROM <table>
                WHERE owner = :owner AND folder = :folder AND name_key = :key AND id != :id
                """)
            .define("table", kind.table())
            .bind("owner", owner)
            .bind("folder", folder)
            .bind("key", NameRules.key(name))
            .bind("id", id)
            .mapTo(Integer.class)
            .findOne()
            .isPresent();
    if (taken) {
      throw CatalogErrors.taken(kind.word(), NameRules.printed(name));
    }
  }
}
