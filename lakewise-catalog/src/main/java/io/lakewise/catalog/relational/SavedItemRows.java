package io.lakewise.catalog.relational;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.lakewise.catalog.Viewer;
import io.lakewise.catalog.entry.SavedItem;
import io.lakewise.catalog.entry.SavedItemVersion;
import io.lakewise.catalog.error.CatalogErrors;
import io.lakewise.catalog.permission.Privilege;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;

/** Reads and writes rows of saved queries, or of dashboards. */
record SavedItemRows(SavedKind kind) {

  private static final JsonMapper MAPPER = new JsonMapper();
  private static final TypeReference<Map<String, String>> SETTINGS = new TypeReference<>() {};

  /** One, whoever may see it. */
  Optional<SavedItem> row(Handle handle, String id) {
    return handle
        .createQuery("SELECT * FROM <table> WHERE id = :id")
        .define("table", kind.table())
        .bind("id", id)
        .map(SavedItemRows::item)
        .findOne();
  }

  List<SavedItem> list(Handle handle) {
    return handle
        .createQuery("SELECT * FROM <table> ORDER BY folder, name_key, owner")
        .define("table", kind.table())
        .map(SavedItemRows::item)
        .list();
  }

  Seen<SavedItem> require(Handle handle, Viewer viewer, String id) {
    return row(handle, id)
        .flatMap(item -> Seen.by(handle, viewer, new Held<>(item, kind.place(item))))
        .orElseThrow(() -> CatalogErrors.notFound(kind.word(), id, List.of()));
  }

  SavedItem requireManaged(Handle handle, Viewer viewer, String id) {
    Seen<SavedItem> found = require(handle, viewer, id);
    if (!found.manages()) {
      throw CatalogErrors.notOwner(kind.word(), found.entry().name(), found.entry().owner());
    }
    return found.entry();
  }

  SavedItem requireEditable(Handle handle, Viewer viewer, String id) {
    Seen<SavedItem> found = require(handle, viewer, id);
    if (!isEditable(found)) {
      throw CatalogErrors.notGranted(
          Privilege.CAN_EDIT.spelled(), kind.word(), found.entry().name());
    }
    return found.entry();
  }

  static boolean isEditable(Seen<SavedItem> found) {
    return found.manages() || found.grants(Privilege.CAN_EDIT);
  }

  void insertVersion(Handle handle, String id, SavedItemVersion version) {
    handle
        .createUpdate(
            """
            INSERT INTO <versions> (<reference>, version, text, settings, author, created_at)
            VALUES (:id, :version, :text, :settings, :author, :createdAt)
            """)
        .define("versions", kind.versions())
        .define("reference", kind.reference())
        .bind("id", id)
        .bind("version", version.version())
        .bind("text", version.text())
        .bind("settings", written(version.settings()))
        .bind("author", version.author())
        .bind("createdAt", Times.micros(version.createdAt()))
        .execute();
  }

  Optional<SavedItemVersion> version(Handle handle, String id, long version) {
    return versions(handle, id, version + 1, 1).stream()
        .filter(found -> found.version() == version)
        .findFirst();
  }

  boolean isChangedByOthers(Handle handle, String id, long since, String author) {
    return handle
        .createQuery(
            "SELECT 1 FROM <versions> WHERE <reference> = :id AND version > :since"
                + " AND author != :author LIMIT 1")
        .define("versions", kind.versions())
        .define("reference", kind.reference())
        .bind("id", id)
        .bind("since", since)
        .bind("author", author)
        .mapTo(Integer.class)
        .findOne()
        .isPresent();
  }

  List<SavedItemVersion> versions(Handle handle, String id, long before, int limit) {
    return handle
        .createQuery(
            "SELECT * FROM <versions> WHERE <reference> = :id AND version < :before"
                + " ORDER BY version DESC LIMIT :limit")
        .define("versions", kind.versions())
        .define("reference", kind.reference())
        .bind("id", id)
        .bind("before", before)
        .bind("limit", limit)
        .map(SavedItemRows::versionRow)
        .list();
  }

  private static SavedItem item(ResultSet row, StatementContext context) throws SQLException {
    return new SavedItem(
        row.getString("id"),
        row.getString("folder"),
        row.getString("name"),
        row.getString("comment"),
        row.getString("owner"),
        row.getLong("version"),
        Times.read(row, "created_at"),
        Times.read(row, "updated_at"),
        row.getString("updated_by"));
  }

  private static SavedItemVersion versionRow(ResultSet row, StatementContext context)
      throws SQLException {
    return new SavedItemVersion(
        row.getLong("version"),
        row.getString("text"),
        read(row.getString("settings")),
        row.getString("author"),
        Times.read(row, "created_at"));
  }

  private static String written(Map<String, String> settings) {
    try {
      return MAPPER.writeValueAsString(settings);
    } catch (JsonProcessingException problem) {
      throw CatalogErrors.unreadableDefinition("settings", problem);
    }
  }

  private static Map<String, String> read(String settings) {
    try {
      return MAPPER.readValue(settings, SETTINGS);
    } catch (JsonProcessingException problem) {
      throw CatalogErrors.unreadableDefinition("settings", problem);
    }
  }
}
