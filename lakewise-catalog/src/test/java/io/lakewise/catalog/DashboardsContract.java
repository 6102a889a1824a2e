package io.lakewise.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakewise.catalog.permission.Target;
import org.junit.jupiter.api.Test;

/** The same about dashboards. */
public abstract class DashboardsContract extends SavedItemsContract {

  @Override
  protected SavedItems items() {
    return catalog.dashboards();
  }

  @Override
  protected Target target(String id) {
    return new Target.Dashboard(id);
  }

  @Test
  void noSavedQueryIsADashboard() {
    create("q1", "", "a", "anna");
    assertThat(catalog.savedQueries().list(ADMIN)).isEmpty();
    assertThat(catalog.dashboards().list(ADMIN)).hasSize(1);
  }
}
