package io.lakewise.engine.alteration;

import io.lakewise.engine.context.Target;
import io.lakewise.engine.definition.UserProperties;
import io.lakewise.engine.error.AlterationErrors;
import io.lakewise.table.feature.PropertyRules;
import io.lakewise.table.feature.TableProperties;
import io.lakewise.table.log.Metadata;
import io.lakewise.table.transaction.Operation;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** SET and UNSET TBLPROPERTIES. */
final class Properties {

  private static final String COMMENT = "comment";

  private final Target target;

  Properties(Target target) {
    this.target = target;
  }

  Alteration set(Map<String, String> properties) {
    Map<String, String> given = new LinkedHashMap<>(properties);
    String comment = given.remove(COMMENT);
    PropertyRules.Checked checked = UserProperties.check(given);
    Map<String, String> configuration = new LinkedHashMap<>(target.metadata().configuration());
    configuration.putAll(checked.configuration());
    Metadata changed = withConfiguration(configuration);
    return new Alteration(
        comment == null ? changed : changed.described(changed.name(), comment),
        checked.features(),
        false,
        Operation.of("SET TBLPROPERTIES").parameter("properties", properties));
  }

  Alteration unset(List<String> keys, boolean ifExists) {
    Map<String, String> configuration = new LinkedHashMap<>(target.metadata().configuration());
    boolean comment = false;
    for (String key : keys) {
      if (key.equalsIgnoreCase(COMMENT)) {
        comment = true;
        continue;
      }
      UserProperties.requireSettable(key);
      if (configuration.remove(PropertyRules.canonical(key)) == null && !ifExists) {
        throw AlterationErrors.noSuchProperty(target.label(), key);
      }
    }
    Metadata changed = withConfiguration(configuration);
    return Alteration.of(
        comment ? changed.described(changed.name(), null) : changed,
        Operation.of("UNSET TBLPROPERTIES")
            .parameter("properties", keys)
            .parameter("ifExists", ifExists));
  }

  /** The time of enabling goes with the in-commit timestamps. */
  private Metadata withConfiguration(Map<String, String> configuration) {
    Metadata changed = target.metadata().withConfiguration(configuration);
    if (!TableProperties.of(changed).inCommitTimestamps()) {
      configuration.remove(TableProperties.IN_COMMIT_TIMESTAMP_VERSION);
      configuration.remove(TableProperties.IN_COMMIT_TIMESTAMP_TIME);
    }
    return target.metadata().withConfiguration(configuration);
  }
}
