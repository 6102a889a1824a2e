package io.lakewise.engine.definition;

import io.lakewise.catalog.repair.LogProperties;
import io.lakewise.engine.error.AlterationErrors;
import io.lakewise.table.feature.PropertyRules;
import java.util.Locale;
import java.util.Map;

/** Table properties as users may give them. */
public final class UserProperties {

  private UserProperties() {}

  /** Checks properties to be set, as {@link PropertyRules} does; ours cannot be. */
  public static PropertyRules.Checked check(Map<String, String> properties) {
    properties.keySet().forEach(UserProperties::refuseOurs);
    return PropertyRules.check(properties);
  }

  /** Refuses a property that cannot be unset. */
  public static void requireSettable(String key) {
    refuseOurs(key);
    if (!PropertyRules.settable(key)) {
      throw AlterationErrors.reservedProperty(key);
    }
  }

  private static void refuseOurs(String key) {
    if (key.toLowerCase(Locale.ROOT).startsWith(LogProperties.PREFIX)) {
      throw AlterationErrors.reservedProperty(key);
    }
  }
}
