package io.lakewise.catalog.relational;

import io.lakewise.catalog.Viewer;
import io.lakewise.catalog.audit.AuditEvent;
import io.lakewise.catalog.audit.AuditTrail;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/** Adds records of changes to the audit, in the transactions that make the changes. */
record Audited(InstantSource clock) {

  /** Something has been changed of what belongs to Unity Catalog in Databricks. */
  void catalog(Handle handle, Viewer viewer, String action, Map<String, String> parameters) {
    add(handle, viewer, AuditEvent.CATALOG, action, parameters);
  }

  /** Who there is, or who is let in, has been changed. */
  void accounts(Handle handle, Viewer viewer, String action, Map<String, String> parameters) {
    add(handle, viewer, AuditEvent.ACCOUNTS, action, parameters);
  }

  /** What is there belongs to somebody else. */
  void owner(Handle handle, Viewer viewer, String action, Object name, String owner) {
    catalog(handle, viewer, action, Map.of("full_name_arg", name.toString(), "owner", owner));
  }

  private void add(
      Handle handle, Viewer viewer, String service, String action, Map<String, String> parameters) {
    AuditTrail.add(
        handle,
        List.of(
            new AuditEvent(
                Times.micros(clock.instant()),
                service,
                action,
                viewer.principal(),
                viewer.origin(),
                parameters,
                200,
                null)));
  }
}
