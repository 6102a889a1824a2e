package io.lakewise.catalog.relational;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.lakewise.catalog.Viewer;
import io.lakewise.catalog.entry.SavedQuery;
import io.lakewise.catalog.entry.SavedQueryVersion;
import io.lakewise.catalog.error.CatalogErrors;
import io.lakewise.catalog.permission.Place;
import io.lakewise.catalog.permission.Privilege;
import io.lakewise.catalog.permission.Securable;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;

/** Reads and writes rows of saved queries. */
final class SavedQueryRows {

  static final String KIND = "saved query";

  private static final JsonMapper MAPPER = new JsonMapper();
  private static final TypeReference<Map<String, String>> SETTINGS = new TypeReference<>() {};

  private SavedQueryRows() {}

  static Place place(SavedQuery query) {
    return new Place(Securable.savedQuery(query.id()), query.owner(), null);
  }

  /** One, whoever may see it. */
  static Optional<SavedQuery> row(Handle handle, String id) {
    return handle
        .createQuery("SELECT * FROM saved_queries WHERE id = :id")
        .bind("id", id)
        .map(SavedQueryRows::query)
        .findOne();
  }

  static List<SavedQuery> rows(Handle handle) {
    return handle
        .createQuery("SELECT * FROM saved_queries ORDER BY folder, name_key, owner")
        .map(SavedQueryRows::query)
        .list();
  }

  static Seen<SavedQuery> require(Handle handle, Viewer viewer, String id) {
    return row(handle, id)
        .flatMap(query -> Seen.by(handle, viewer, new Held<>(query, place(query))))
        .orElseThrow(() -> CatalogErrors.notFound(KIND, id, List.of()));
  }

  static SavedQuery requireManaged(Handle handle, Viewer viewer, String id) {
    Seen<SavedQuery> found = require(handle, viewer, id);
    if (!found.manages()) {
      throw CatalogErrors.notOwner(KIND, found.entry().name(), found.entry().owner());
    }
    return found.entry();
  }

  static SavedQuery requireEditable(Handle handle, Viewer viewer, String id) {
    Seen<SavedQuery> found = require(handle, viewer, id);
    if (!isEditable(found)) {
      throw CatalogErrors.notGranted(Privilege.CAN_EDIT.spelled(), KIND, found.entry().name());
    }
    return found.entry();
  }

  static boolean isEditable(Seen<SavedQuery> found) {
    return found.manages() || found.grants(Privilege.CAN_EDIT);
  }

  static void insertVersion(Handle handle, String id, SavedQueryVersion version) {
    handle
        .createUpdate(
            """
            INSERT INTO saved_query_versions (query_id, version, text, settings, author, created_at)
            VALUES (:id, :version, :text, :settings, :author, :createdAt)
            """)
        .bind("id", id)
        .bind("version", version.version())
        .bind("text", version.text())
        .bind("settings", written(version.settings()))
        .bind("author", version.author())
        .bind("createdAt", Times.micros(version.createdAt()))
        .execute();
  }

  static Optional<SavedQueryVersion> version(Handle handle, String id, long version) {
    return versions(handle, id, version + 1, 1).stream()
        .filter(found -> found.version() == version)
        .findFirst();
  }

  static List<SavedQueryVersion> versions(Handle handle, String id, long before, int limit) {
    return handle
        .createQuery(
            "SELECT * FROM saved_query_versions WHERE query_id = :id AND version < :before"
                + " ORDER BY version DESC LIMIT :limit")
        .bind("id", id)
        .bind("before", before)
        .bind("limit", limit)
        .map(SavedQueryRows::versionRow)
        .list();
  }

  private static SavedQuery query(ResultSet row, StatementContext context) throws SQLException {
    return new SavedQuery(
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

  private static SavedQueryVersion versionRow(ResultSet row, StatementContext context)
      throws SQLException {
    return new SavedQueryVersion(
        row.getLong("version"),
        row.getString("text"),
        read(row.getString("query_id"), row.getString("settings")),
        row.getString("author"),
        Times.read(row, "created_at"));
  }

  private static String written(Map<String, String> settings) {
    try {
      return MAPPER.writeValueAsString(settings);
    } catch (JsonProcessingException problem) {
      throw CatalogErrors.unreadableDefinition(KIND, problem);
    }
  }

  private static Map<String, String> read(String id, String settings) {
    try {
      return MAPPER.readValue(settings, SETTINGS);
    } catch (JsonProcessingException problem) {
      throw CatalogErrors.unreadableDefinition(id, problem);
    }
  }
}
